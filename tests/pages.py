"""Web pages for the tests: the same content as word processors and sites of offices write it."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from tailan.documents import Cell, Document, Paragraph, Row


@dataclass(frozen=True)
class Dress:
    """How a program or a site writes pages: `{}` is the text, the cells, the rows …"""

    page: str = "<!DOCTYPE html><meta charset=utf-8><body>{}</body>"
    text: str = "<p>{}</p>"
    heading: str = "<h2>{}</h2>"
    items: str = "<ul>{}</ul>"
    item: str = "<li>{}</li>"
    table: str = "<table>{}</table>"
    row: str = "<tr>{}</tr>"
    cell: str = '<td colspan="{span}">{text}</td>'
    empty: str = ""
    """What stands in a cell without text."""
    line_end: str = "<br>"
    """Between the lines of a cell."""
    word: str = "{}"
    """Around each fifth word, as programs put spans where somebody once touched a text."""
    encoding: str = "utf-8"


WORD = Dress(
    page="""<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=windows-1251"><meta name=Generator
content="Microsoft Word 15"><title>Тайлан нэр</title><!--[if gte mso 9]><xml><o:DocumentProperties>
<o:Author>Бат</o:Author></o:DocumentProperties></xml><![endif]--><style><!-- p.MsoNormal {{margin:0cm}} --></style>
</head><body lang=EN-US style='tab-interval:36.0pt'><div class=WordSection1>{}<p class=MsoNormal><o:p>&nbsp;</o:p></p>
</div></body></html>""",
    text="<p class=MsoNormal align=center style='text-align:center'><b><span lang=MN\n"
    "style='font-family:\"Arial\",sans-serif'>{}<o:p></o:p></span></b></p>",
    heading='<h1><a name="_Toc1"></a><span lang=MN>{}<o:p></o:p></span></h1>',
    items="{}",
    item="<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>"
    "<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span\n"
    "style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>"
    "<span lang=MN>{}<o:p></o:p></span></p>",
    table="<table class=MsoTableGrid border=1 cellspacing=0\n cellpadding=0>{}"
    "<![if !supportMisalignedColumns]><tr height=0><td width=30 style='border:none'></td><td\n"
    "width=90 style='border:none'></td></tr><![endif]></table>",
    row="<tr style='mso-yfti-irow:1;page-break-inside:avoid'>{}</tr>",
    cell="<td width=30 colspan={span} valign=top style='width:22.7pt'>{text}</td>",
    empty="<p class=MsoNormal><span lang=MN><o:p>&nbsp;</o:p></span></p>",
    line_end="<o:p></o:p></span></p>\n\n  <p class=MsoNormal><span lang=MN>",
    word="</span><span\nclass=GramE>{}</span><span lang=MN>",
    encoding="cp1251",
)
GOOGLE = Dress(
    page='<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type">'
    '<style type="text/css">ul.lst-kix_a-0{{list-style-type:none}}.c1{{padding:0}}</style></head>'
    '<body class="c11 doc-content"><div><p class="c2"><span class="c0"></span></p></div>{}'
    '<div><p class="c2 c9"><span></span></p></div></body></html>',
    text='<p class="c2"><span class="c0">{}</span></p><p class="c2 c9"><span class="c0"></span></p>',
    heading='<h1 class="c3" id="h.x"><span class="c4">{}</span></h1>',
    items='<ul class="c5 lst-kix_a-0 start">{}</ul>',
    item='<li class="c2 c6 li-bullet-0"><span class="c0">{}</span></li>',
    table='<a id="t.1"></a><a id="t.0"></a><table class="c7">{}</table>',
    row='<tr class="c8">{}</tr>',
    cell='<td class="c1" colspan="{span}" rowspan="1">{text}</td>',
    empty='<p class="c2 c9"><span class="c0"></span></p>',
    line_end="<br>",
    word='</span><span class="c0 c12">{}</span><span class="c0">',
)
NEWS = Dress(
    page="""<!DOCTYPE html><html lang="mn-MN"><head><meta charset="UTF-8"><title>Мэдээ - Албан сайт</title>
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"1.1 Гарчиг"}}</script><style>.a{{}}</style></head>
<body class="post-template-default single single-post postid-512 wp-custom-logo no-sidebar"><div id="page" class="site">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead" class="site-header"><div class="site-branding"><p class="site-title"><a href="/">Албан
сайт</a></p><p>Утас: 1800-2525</p></div><nav id="site-navigation" class="main-navigation"><button>Цэс</button><ul><li><a href="/">Нүүр</a></li>
<li><a href="/1">1. Танилцуулга</a><ul><li><a>1.1 Бүтэц шинэчлэх</a></li></ul></li></ul></nav></header>
<div class="breadcrumbs"><a href="/">Нүүр</a> » <a>Мэдээ</a></div>
<div id="content" class="site-content"><div class="container"><div id="primary" class="content-area"><main id="main">
<article id="post-512" class="post-512 post type-post category-news tag-plan">{}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a>Facebook</a></li><li><a>Twitter</a></li></ul></div>
<footer class="entry-footer"><span class="tags-links">Шошго: <a>төлөвлөгөө</a>, <a>2025</a></span></footer></article>
<nav class="navigation post-navigation"><h2 class="screen-reader-text">Post navigation</h2><a>Өмнөх мэдээ 12%</a></nav>
<div class="related-posts"><h3>Холбоотой мэдээ</h3><ul><li><a>Хурал хийхийг үүрэг болгов: шинэчлэх</a></li></ul></div>
<div id="comments" class="comments-area"><h2 class="comments-title">2 сэтгэгдэл</h2><ol class="comment-list">
<li class="comment"><p>Маш сайн байна. 5.1. Баярлалаа.</p></li></ol><div id="respond" class="comment-respond">
<h3 id="reply-title">Leave a Reply</h3><form><p>Your email address will not be published.</p><textarea>х</textarea>
<input type="submit" value="Post Comment"></form></div></div></main></div>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>Сүүлийн мэдээ</h2><ul><li><a>
1.2 Хурлыг зохион байгуулах</a></li></ul></section><section class="widget"><table id="wp-calendar"><caption>2025 он</caption>
<tr><th>Да</th><th>Мя</th></tr><tr><td>1</td><td>2</td></tr></table></section></aside></div></div>
<footer id="colophon" class="site-footer"><p>© 2025 Бүх эрх хуулиар хамгаалагдсан. 45 үзсэн.</p></footer></div>
<div id="cookie-notice" role="dialog" class="cookie-notice-hidden"><span>We use cookies 100%</span></div>
<div style="display:none"><p>1.9 Нуугдсан ажлыг хийх</p></div><noscript><p>JavaScript</p></noscript><template><p>5.9. х</p></template>
<script>var a = "<p>1.1 х</p>";</script></body></html>""",
    text="<p>{}</p>\n",
    heading='<h2 class="wp-block-heading">{}</h2>\n',
    items='<ul class="wp-block-list">{}</ul>',
    item="<li>{}</li>\n",
    table='<figure class="wp-block-table"><table class="has-fixed-layout"><tbody>{}</tbody></table></figure>',
    empty="&nbsp;",
    word="<strong>{}</strong>",
)
OLD_SITE = Dress(
    page="""<html><head><title>Аймаг</title><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>
<body bgcolor="#fff"><center><table width="980" border="0"><tr><td colspan="3"><img src="h.jpg" alt="Толгой"></td></tr><tr>
<td width="200" valign="top"><div class="menu"><ul><li><a>Нүүр</a></li><li><a>Мэдээ шинэчлэх</a></li></ul></div></td><td
valign="top"><div class="content">{}</div></td><td width="180"><div class="sidebar"><p>Сайтын хандалт 5,012</p></div></td>
</tr><tr><td colspan="3"><div id="footer"><font size="1">Copyright 2012</font></div></td></tr></table></center></body></html>""",
    text='<p><font face="Arial" size="3">{}</font></p>',
    heading="<h3>{}</h3>",
    items="<p>{}</p>",
    item="- {}<br>\n",
    table='<table border="1" cellpadding="2" width="100%">{}</table>',
    cell='<td colspan={span}><font face="Arial">{text}</font>',
    row="<tr>{}",
    empty="&nbsp;",
    word="<i>{}</i>",
)
LAW = Dress(
    page="""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Эрх зүй</title></head><body><div id="app"><nav
class="navbar"><a>Хууль</a></nav><div class="row"><div class="col-md-3 sidebar-law"><ul><li><a>1.1 Зүйл</a></li></ul></div>
<div class="col-md-9"><div class="law-content" id="law_content">{}</div></div></div><div class="modal" role="dialog"
aria-hidden="true"><p>Хэвлэх 10%</p></div><div class="footer"><p>Бүх эрх хуулиар хамгаалагдсан.</p></div></div></body></html>""",
    text='<div class="law-paragraph" style="text-align: justify;"><span>{}</span></div>',
    heading='<h4 class="title">{}</h4>',
    items="<ul>{}</ul>",
    item='<li><p style="margin:0">{}</p></li>',
    table='<div class="table-responsive"><table class="table table-bordered">{}</table></div>',
    empty="<p></p>",
    line_end="</p><p>",
    cell='<td colspan="{span}"><p>{text}</p></td>',
    word="<em>{}</em>",
)
OFFICE = Dress(
    page='<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><meta http-equiv="content-type" '
    'content="text/html; charset=utf-8"/><meta name="generator" content="LibreOffice 7.4 (Linux)"/></head>'
    '<body lang="mn-MN" link="#000080" dir="ltr">{}<div title="footer"><p><br/></p></div></body></html>',
    text='<p align="center" style="line-height: 100%"><font face="Arial, serif"><span lang="mn-MN"><b>{}</b></span></font></p>\n',
    heading='<h1 class="western">{}</h1>\n',
    items="<ul>\n{}</ul>",
    item='\t<li><p style="margin-bottom: 0in">{}</p></li>\n',
    table='<table width="100%" cellpadding="7" cellspacing="0"><col width="13*"/><col width="20*"/>{}</table>',
    row='<tr valign="top">{}</tr>',
    cell='<td colspan="{span}" width="5%" style="border: 1px solid #000">{text}</td>',
    empty="<p><br/>\n</p>",
    word='<span style="background: transparent">{}</span>',
)
DRESSES = {
    "word": WORD,
    "google": GOOGLE,
    "news": NEWS,
    "old": OLD_SITE,
    "law": LAW,
    "office": OFFICE,
}


def as_page(document: Document, dress: Dress) -> bytes:
    """The content of a document as a page of this dress."""
    parts = []
    for key, group in groupby(document.content, key=_kind):
        items = list(group)
        if key[0] == "table":
            rows = (_row(item, dress) for item in items if isinstance(item, Row))
            parts.append(dress.table.format("\n".join(rows)))
        elif key[0] == "item":
            shown = "".join(_dressed(p.text, dress.item, dress) for p in items)
            parts.append(dress.items.format(shown))
        else:
            template = dress.heading if key[0] == "heading" else dress.text
            parts.extend(_dressed(p.text, template, dress) for p in items)
    page = dress.page.format("\n".join(parts))
    return page.encode(dress.encoding, "xmlcharrefreplace")


def _kind(item: Row | Paragraph) -> tuple[str, int]:
    return ("table", item.table) if isinstance(item, Row) else (item.role, 0)


def _row(row: Row, dress: Dress) -> str:
    return dress.row.format("".join(_cell(cell, dress) for cell in row.cells))


def _cell(cell: Cell, dress: Dress) -> str:
    template = "{}" if dress.line_end == "<br>" else dress.text
    inner = _dressed(cell.text, template, dress, dress.line_end) if cell.text else dress.empty
    return dress.cell.format(span=cell.span, text=inner)


def _dressed(text: str, template: str, dress: Dress, line_end: str = "<br>") -> str:
    lines = [_wrapped(" ".join(_words(line, dress))) for line in text.split("\n")]
    return template.format(line_end.join(lines))


def _words(line: str, dress: Dress) -> Iterator[str]:
    for i, word in enumerate(line.split(), start=1):
        yield dress.word.format(escape(word)) if i % 5 == 0 else escape(word)


def _wrapped(html: str) -> str:
    """The source in short lines, as programs write it: their ends are spaces."""
    return "\n".join(textwrap.wrap(html, 76, break_long_words=False, break_on_hyphens=False))
