"""The fast parser gives the tree that the layout engine's own would, which follows the HTML standard."""

from xml.etree.ElementTree import tostring

import pytest
import tinyhtml5

from forkommune.documents.parsing import parse

PAGE = '<!DOCTYPE html><html lang="nb"><head><meta charset="utf-8"><title>t</title></head><body>{}</body></html>'
DRAWING = """<svg viewBox='0 0 1 1' xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>
<title>Ord <b>og</b></title><linearGradient id=a gradientUnits=userSpaceOnUse /><use xlink:href='#a' xml:lang=nb />
<foreignObject><div><p>h<svg/></div></foreignObject><text textLength=3>t</text></svg><p>etter"""


@pytest.mark.parametrize(
    "html",
    [
        "",
        "bare ord",
        "<p>a<p>b<div>c</p>d",
        "<table><tr><td>1<td>2<tr><th>3</table>",
        "<table>utenfor<b>x</b><tr><td>1</table>",
        "<table><caption>c<thead><tr><th>h<tfoot><tr><td>f<colgroup><col></table>",
        DRAWING,
        "<svg><desc><p>d</desc><g><a href=q>x</a></g></svg>",
        "<svg><p>ute</svg>",
        "<math><mi>x</mi><mo definitionurl=q>+</mo></math>",
        "<P CLASS=Stor DATA-ref='#a'>&nbsp;&aelig;&#248; &lt; &unknown; &amp;amp;</P>",
        "<p title=\"a&quot;b\" data-x='a&amp;b'>&notin; &not &copy",
        "<pre>\n\nx</pre><textarea>\n<b></textarea>",
        "<a href=1>x<a href=2>y</a>",
        "<b><i>x</b>y</i>",
        "<input disabled value><br/><img src=x alt></br></p>",
        "<ul><li>a<li>b<ul><li>c</ul></ul><dl><dt>a<dd>b<dt>c</dl>",
        "<p>\x00a\r\nb\rc\tå",
        "<script>if(a<b){}</script><style>p>a{}</style>",
        "<body class=a><body id=b><html lang=nn>",
        pytest.param("<p>" + "<div>" * 200 + "x", id="deep"),
    ],
)
def test_tree_is_that_of_the_standard(html: str) -> None:
    page = PAGE.format(html)

    assert tostring(parse(page)) == tostring(tinyhtml5.parse(page, namespace_html_elements=False))


def test_comments_are_left_out_and_text_on_both_sides_stands() -> None:
    body = parse("<p>før<!-- merknad -->etter<b>x</b>1<!-- to -->2").find("body/p")

    assert body is not None
    assert (body.text, [(part.tag, part.tail) for part in body]) == ("føretter", [("b", "12")])
