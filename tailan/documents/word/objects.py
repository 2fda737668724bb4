"""What other programs have put into a Word file: objects and pictures, whose words none reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    "{urn:schemas-microsoft-com:vml}imagedata",
)


def embedded(elements: Iterable[etree._Element]) -> Iterator[str]:
    """The programs of the objects within, such as a sheet of Excel: their words are pictures."""
    for element in elements:
        for one in element.iter(_OBJECT):
            yield one.get("ProgID", "").partition(".")[0]


def holds_picture(element: etree._Element) -> bool:
    """Whether a picture or a chart stands within, and no object that is told of by its name."""
    has_object = next(element.iter(_OBJECT), None) is not None
    return not has_object and next(element.iter(*_PICTURES), None) is not None
