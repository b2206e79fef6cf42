"""A small run folder, as the evaluation writes one."""

import json
from pathlib import Path

from assistant.evaluation.folder import ANSWERS, NAMES, SUMMARY

EVIL = "<script>alert('x')</script><img src=x onerror=alert(1)> & \"kutip\" 'tunggal' {{ 7*7 }} $x$"


def line(id="q1", status="answered", answerable=True, measures=None, **answer):
    """A line of answers.jsonl: evidence at rank 2 of three passages."""
    ranked = [["r1", 0, 100], ["r2", 50, 150], ["r1", 200, 300]]
    evidence = [{"release_id": r, "start": s, "end": e, "score": 0.5} for r, s, e in ranked]
    hit = {
        "hit@1": 0,
        "hit@5": 1,
        "hit@10": 1,
        "hit@20": 1,
        "mrr@10": 0.5,
        "characters_to_hit": 200,
    }
    found = dict.fromkeys(NAMES) | {"ms.total": 20.0}
    found |= {
        f"{leg}{name}": value
        for leg in ("", "dense.", "lexical.", "fused.")
        for name, value in hit.items()
    }
    citation = {
        "number": 1, "release_id": "r2", "title": "Judul", "agency": "Badan A", "date": "2025-06-03",
        "url": "https://contoh.invalid/r2", "start": 50, "end": 60, "quote": "kata kutip", "page": None,
    }  # fmt: skip
    said = {
        "id": id, "status": status, "answer": "kata kutip [1]", "sentences": [], "nearest": [],
        "citations": [citation] if status == "answered" else [], "evidence": evidence,
        "confidence": 0.7, "timings_ms": {"total": 20.0},
    }  # fmt: skip
    question = {
        "id": id, "type": "number", "lang": "id", "question": "Berapa?", "history": [],
        "answers": ["3.262"] if answerable else [], "answerable": answerable, "notes": "",
        "evidence": [{"release_id": "r2", "quote": "bukti emas"}] if answerable else [],
    }  # fmt: skip
    return {
        "question": question,
        "answer": said | answer,
        "legs": {"dense": ranked, "lexical": ranked, "fused": ranked},
        "measures": found | (measures or {}),
    }


def summary(count=2, **values):
    """A summary in which every measure has a figure."""
    figure = {"value": 0.5, "low": 0.25, "high": 0.75, "n": 8}
    point = {"threshold": 0.5, "coverage": 0.6, "risk": 0.3, "hallucination": 0.2, "error": 0.1}
    measures = {name: dict(figure) for name in NAMES}
    return {
        "made": {
            "program": "0.1.0", "model": "model-x", "releases": 3, "passages": 9, "k": 20, "seed": 0,
            "questions": {"name": "soal.jsonl", "sha256": "ab" * 32, "count": count},
            "date": "2026-01-02", "command": "rilis eval soal.jsonl",
        },
        "measures": measures,
        "by": {"type": {"number": measures}, "lang": {"id": measures}, "agency": {"Badan A": measures}},
        "curves": {
            "risk_coverage": [point, point | {"coverage": 0.9, "risk": 0.5}],
            "operating_point": point,
            "reliability": [{"low": 0.6, "high": 0.8, "count": 5, "mean": 0.7, "rate": 0.6}],
            "brier": 0.2,
        },
        "times": {"search": {"median": 10, "p95": 20}, "total": {"median": 20, "p95": 1500}},
        "writing": {"drafts": 0, "answers": 0, "faults": {}},
        "support_check": {"indonli": {"accuracy": 0.7}, "pairs": {"accuracy": 0.9}},
        "problems": [],
    } | values  # fmt: skip


def write(folder: Path, lines, total=None) -> Path:
    folder.mkdir(exist_ok=True)
    content = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines)
    (folder / ANSWERS).write_text(content, encoding="utf-8")
    found = total or summary(len(lines))
    (folder / SUMMARY).write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return folder
