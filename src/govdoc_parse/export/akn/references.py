"""meta/references: the top level classes that the document points to, each entered when it is first used."""

from __future__ import annotations

from govdoc_parse.export.akn.ids import Ids, slug, token
from govdoc_parse.export.akn.xml import Element, add
from govdoc_parse.model.quantity import Quantity

SOURCE = "#govdoc_parse"
_ROLES = {"issuer": "发文机关", "publisher": "发布机构", "addressee": "主送机关", "editor": "标引"}
_KINDS = {
    "money": "金额",
    "percent": "百分比",
    "percentage_point": "百分点",
    "multiple": "倍数",
    "count": "数目",
    "area": "面积",
    "length": "长度",
    "mass": "质量",
    "volume": "体积",
    "energy": "能量",
    "power": "功率",
    "duration": "时长",
    "rank": "位次",
    "score": "分数",
    "rate": "比率",
    "ratio": "比例",
    "temperature": "温度",
    "other": "其他数量",
}


class References:
    """The entries, in the order of their first use. Each method returns the reference: `#` and the eId."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._entries: dict[tuple[str, str], tuple[str, str, str]] = {}  # (class, key) → eId, href, showAs
        self._enter("TLCOrganization", "govdoc_parse", "govdoc_parse", "/akn/ontology/organization/unreg.govdoc_parse")

    def original(self, href: str, title: str) -> str:
        """The expression itself, as the source of its events."""
        return self._enter("original", "original", title, href)

    def organization(self, name: str) -> str:
        """An authority by its name, blanks left out."""
        name = "".join(name.split()) or "不详"
        found = self._entries.get(("TLCOrganization", name))
        eid = found[0] if found else self._ids.counted("", "organ")
        href = f"/akn/ontology/organization/cn.{slug(name) or 'unnamed'}"
        self._entries.setdefault(("TLCOrganization", name), (eid, href, name))
        return f"#{eid}"

    def role(self, name: str) -> str:
        """One of the roles that an authority has."""
        return self._enter("TLCRole", name, _ROLES[name], f"/akn/ontology/role/cn.{name}")

    def category(self, key: str, label: str) -> str:
        """The vocabulary that a keyword is taken from: 主题分类, 体裁分类 …."""
        return self._enter("TLCConcept", key, label, f"/akn/ontology/concept/govdoc_parse.{key}")

    def quantity(self, quantity: Quantity) -> str:
        """What a quantity measures: its kind, and its unit where that has an id."""
        unit = token(quantity.unit_id or "")
        kind = quantity.kind
        name = kind if unit in {"", kind} else f"{kind}.{unit}"
        shown = _KINDS[kind] if name == kind else f"{_KINDS[kind]}：{quantity.unit_id}"
        return self._enter("TLCConcept", name, shown, f"/akn/ontology/concept/govdoc_parse.{name}")

    def write(self, meta: Element) -> None:
        """Write the element references."""
        target = add(meta, "references", {"source": SOURCE})
        order = sorted(self._entries, key=lambda entry: entry[0] != "original")
        for kind, key in order:
            eid, href, shown = self._entries[kind, key]
            add(target, kind, {"eId": eid, "href": href, "showAs": shown})

    def _enter(self, kind: str, key: str, shown: str, href: str) -> str:
        if (kind, key) not in self._entries:
            self._entries[kind, key] = (self._ids.unique("", key), href, shown)
        return f"#{self._entries[kind, key][0]}"
