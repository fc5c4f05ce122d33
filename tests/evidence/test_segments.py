"""What is drawn is the text, whole; lanes never hide one another."""

from hypothesis import given
from hypothesis import strategies as st

from forkommune.evidence.segments import Span, lanes_of, paragraphs_of, sentences_of

texts = st.text("ab 😀\n.", max_size=40)


@st.composite
def text_and_spans(draw):
    text = draw(texts)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    pairs = draw(st.lists(ends, max_size=6)) if text else []
    spans = [Span(n, min(p), max(p)) for n, p in enumerate(pairs) if min(p) < max(p)]
    return text, spans


@given(text_and_spans())
def test_pieces_together_are_the_text(drawn):
    text, spans = drawn

    paragraphs = paragraphs_of(text, spans)

    assert "".join(piece.text for p in paragraphs for piece in p.pieces) == text
    for paragraph in paragraphs:
        assert paragraph.start16 == len(text[: paragraph.start].encode("utf-16-le")) // 2


@given(text_and_spans())
def test_a_piece_lies_under_exactly_the_spans_over_it(drawn):
    text, spans = drawn

    for paragraph in paragraphs_of(text, spans):
        for piece in paragraph.pieces:
            end = piece.start + len(piece.text)
            over = {s.key for s in spans if s.start < end and s.end > piece.start}
            assert set(piece.keys) == over


@given(text_and_spans())
def test_every_span_begins_in_one_paragraph(drawn):
    text, spans = drawn

    begun = [key for paragraph in paragraphs_of(text, spans) for key in paragraph.begins]

    assert sorted(begun) == [s.key for s in spans]


@given(text_and_spans())
def test_bars_that_overlap_or_touch_have_lanes_of_their_own(drawn):
    _text, spans = drawn
    lanes = lanes_of(spans)

    for one in spans:
        for other in spans:
            if one.key < other.key and one.start <= other.end and other.start <= one.end:
                assert lanes[one.key] != lanes[other.key]


@given(texts)
def test_sentences_cover_all_words_once(text):
    sentences = sentences_of(text)

    assert "".join(text[a:b] for a, b in sentences).replace(" ", "") == "".join(text.split())
    assert sentences == sorted(sentences)


def test_sentences_are_cut_where_a_reader_would():
    text = "Ja, 0,2 årsverk. Hva så?\nIngenting! 😀"

    assert [text[a:b] for a, b in sentences_of(text)] == [
        "Ja, 0,2 årsverk.",
        "Hva så?",
        "Ingenting!",
        "😀",
    ]


def test_an_empty_text_is_one_empty_paragraph():
    [paragraph] = paragraphs_of("", [])

    assert [piece.text for piece in paragraph.pieces] == [""]
