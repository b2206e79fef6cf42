"""Answers as JSON, for programs: one object with the keys that README lists."""

from .answers import Answer, Citation, Source


def answer_record(answer: Answer, id: str = "") -> dict[str, object]:
    """An answer as plain values; ``answer`` is its text with ``[n]`` marks."""
    return {
        "id": id,
        "question": answer.question,
        "status": answer.status.value,
        "mode": answer.mode.value,
        "answer": answer.text,
        "sentences": [
            {"text": s.text, "citations": list(s.citations), "supported": s.supported}
            for s in answer.sentences
        ],
        "citations": [_citation(citation) for citation in answer.citations],
        "nearest": [_source(source) for source in answer.nearest],
        "evidence": [
            {"release_id": e.release_id, "start": e.start, "end": e.end, "score": e.score}
            for e in answer.evidence
        ],
        "confidence": answer.confidence,
        "read_as": answer.read_as,
        "note": answer.note,
        "written_by": answer.written_by,
        "faults": list(answer.faults),
        "timings_ms": dict(answer.timings_ms),
    }


def _citation(citation: Citation) -> dict[str, object]:
    quote = citation.quote
    offsets = {"start": quote.start, "end": quote.end, "quote": quote.text,
               "focus": list(quote.focus) if quote.focus else None}  # fmt: skip
    return {
        "number": citation.number,
        **_source(citation.source),
        **offsets,
        "page": citation.page,
    }


def _source(source: Source) -> dict[str, object]:
    return {
        "release_id": source.release_id,
        "title": source.title,
        "agency": source.agency,
        "date": source.date.isoformat() if source.date else None,
        "url": source.url,
    }
