"""Pictures put into a page: their ids made unique, their styles made safe."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_DROPPED = frozenset(
    SVG + name for name in ("script", "foreignObject", "style", "metadata", "title", "desc", "a")
)
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^)'\"]+)['\"]?\s*\)")
_FONT = re.compile(r"(?P<style>(?:italic|oblique|bold|\d{3}|normal)\s+)*(?P<size>[\d.]+\w*)\s+(.+)")


def inlined(svg: str, prefix: str, label: str) -> str:
    """The `<svg>` element of a picture for a page that forbids inline styles and scripts.

    Style attributes become attributes of their own, ids begin with `prefix`, what could act
    or load something is left out, and `label` is what a screen reader says.
    Raises ValueError for a text that is no SVG picture.
    """
    root = _parsed(svg)
    _drop_what_acts(root)
    for element in root.iter(f"{SVG}*"):
        _style_to_attributes(element)
        _rename(element, prefix)
    _describe(root, label)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode")


def standalone(svg: str) -> str:
    """The picture as a file of its own, without what could act or load something."""
    root = _parsed(svg)
    _drop_what_acts(root)
    return etree.tostring(root, encoding="unicode")


def height_to_width(svg: str) -> float:
    """How many times as high as wide the picture is; 0.75 where it does not say."""
    root = _parsed(svg)
    sizes = root.get("viewBox", "").replace(",", " ").split()[2:]
    sizes = sizes or [root.get("width", ""), root.get("height", "")]
    numbers = [float(match[0]) for size in sizes if (match := re.match(r"[\d.]+", size))]
    return numbers[1] / numbers[0] if len(numbers) == 2 and all(numbers) else 0.75


def _parsed(svg: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(svg.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"not an SVG picture: {error}") from error
    if root.tag != f"{SVG}svg":
        raise ValueError(f"not an SVG picture: its root is {root.tag}")
    return root


def _drop_what_acts(root: etree._Element) -> None:
    for element in list(root.iter()):
        parent = element.getparent()
        if parent is not None and (element.tag in _DROPPED or not _is_svg(element)):
            parent.remove(element)
            continue
        for name, value in _attributes(element).items():
            is_outside = name in HREFS and not value.startswith(("#", "data:image/"))
            if name.lower().startswith("on") or is_outside:
                del element.attrib[name]


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def _is_svg(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and element.tag.startswith(SVG)


def _style_to_attributes(element: etree._Element) -> None:
    style = str(element.attrib.pop("style", ""))
    for declaration in style.split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        for key, setting in _longhand(name, value).items():
            element.set(key, setting)


def _longhand(name: str, value: str) -> Mapping[str, str]:
    """The attributes that say what a style property says; `font` has none of its own."""
    match = _FONT.fullmatch(value) if name == "font" else None
    if not match:
        return {name: value} if re.fullmatch(r"[a-z][a-z-]*", name) else {}
    found = {"font-size": match["size"], "font-family": match[3]}
    if "bold" in value or re.match(r"[6-9]00 ", value):
        found["font-weight"] = "bold"
    return found


def _rename(element: etree._Element, prefix: str) -> None:
    for name, value in _attributes(element).items():
        if name == "id":
            element.set(name, prefix + value)
        elif name in HREFS and value.startswith("#"):
            element.set(name, f"#{prefix}{value[1:]}")
        elif "url(" in value:
            element.set(name, _REFERENCE.sub(rf"url(#{prefix}\1)", value))


def _describe(root: etree._Element, label: str) -> None:
    root.set("role", "img")
    root.set("aria-label", label)
    for name in ("width", "height"):
        if "viewBox" in root.attrib:
            root.attrib.pop(name, "")
