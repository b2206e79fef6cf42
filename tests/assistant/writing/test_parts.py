import assistant.writing


def test_what_the_room_offers():
    assert assistant.writing.__all__ == [
        "ChatModel", "Message", "ModelError", "Prompt", "Writer", "Written", "load_prompt",
        "open_model", "open_writer",
    ]  # fmt: skip
