"""The diagram of the model is the code's own."""

from forkommune.work.model_diagram import model_page


def test_docs_model_is_up_to_date(repository):
    written = (repository / "docs" / "model.md").read_text(encoding="utf-8")

    assert written == model_page(), "Run manage.py draw_model and commit docs/model.md."


def test_every_app_and_its_keys_are_drawn():
    page = model_page()

    assert "    Support }o--|| Claim : claim" in page
    assert "    Measure |o..|| Claim : claim" in page
    assert page.count("```mermaid") == 12
