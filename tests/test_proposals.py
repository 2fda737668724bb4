import re
from decimal import Decimal

import pytest

from tailan.actuals import Actual
from tailan.period import Period
from tailan.proposals import proposed_actuals
from tailan.proposals.rules import RULES

from .narratives import BY_FIELD, FIELDS, MIXED, PERIOD, Told, indicator_of, measure_of, told


def proposal(
    narrative: str,
    indicator: str,
    target: str = "20",
    *,
    measure: str = "Ажлыг зохион байгуулах",
    without: str = "",
    period: Period = PERIOD,
) -> Actual:
    rules = RULES - {without}
    rows = [measure_of(measure, narrative)]
    return proposed_actuals(rows, [indicator_of(indicator, target)], period, rules)[0]


def value(narrative: str, indicator: str, target: str = "20", **more: str) -> str:
    found = proposal(narrative, indicator, target, **more)  # type: ignore[arg-type]
    return "" if found.actual is None else format(found.actual.normalize(), "f")


def proposals_of(row: Told) -> tuple[Actual, ...]:
    return proposed_actuals([row.measure], row.indicators, PERIOD)


@pytest.mark.parametrize("field", FIELDS)
def test_no_value_is_proposed_that_the_text_does_not_state(field: str) -> None:
    wrong = [
        (row.measure.narrative, proposal.actual)
        for row in told(field)
        for proposal, expected in zip(proposals_of(row), row.expected, strict=True)
        if proposal.actual is not None and proposal.actual != expected.actual
    ]
    assert wrong == []


@pytest.mark.parametrize(("fields", "share"), [(BY_FIELD, "0.95"), (MIXED, "0.85")])
def test_most_of_the_stated_values_are_found(fields: tuple[str, ...], share: str) -> None:
    pairs = [
        (proposal, expected)
        for field in fields
        for row in told(field)
        for proposal, expected in zip(proposals_of(row), row.expected, strict=True)
        if expected.actual is not None
    ]
    found = [p for p, e in pairs if p.actual == e.actual and p.basis == e.basis]
    assert len(pairs) > 170
    assert len(found) >= Decimal(share) * len(pairs)


@pytest.mark.parametrize("field", FIELDS)
def test_a_value_names_the_period_that_it_speaks_of(field: str) -> None:
    for row in told(field):
        for proposal, expected in zip(proposals_of(row), row.expected, strict=True):
            assert not expected.period or proposal.value_period == expected.period


@pytest.mark.parametrize("field", FIELDS)
def test_a_quote_is_a_part_of_the_narrative_and_holds_the_number(field: str) -> None:
    for row in told(field):
        for proposal in proposals_of(row):
            assert proposal.quote in row.measure.narrative
            assert proposal.quote or proposal.actual is None
            if proposal.basis == "stated":
                assert re.search(r"\d|нэг|хоёр|гур|тав|арван", proposal.quote)


@pytest.mark.parametrize("field", FIELDS)
def test_sentences_that_stand_for_themselves_change_no_value(field: str) -> None:
    aside = "Ажлын явцыг удирдлагад танилцуулсан."
    for row in told(field):
        text = row.measure.narrative.rstrip(".") + "."
        for narrative in (f"{aside} {text}", f"{text} {aside}"):
            again = measure_of(row.measure.measure, narrative, row.measure.measure_no)
            found = proposed_actuals([again], row.indicators, PERIOD)
            assert [p.actual for p in found] == [p.actual for p in proposals_of(row)], narrative


@pytest.mark.parametrize("turn", [0, 1, 2])
def test_the_order_of_sentences_does_not_matter(turn: int) -> None:
    sentences = [
        "Хурлыг 8 удаа зохион байгуулсан.",
        "Нийт 120 иргэн үйлчлүүлсэн.",
        "Намар 5 хурал хийхээр төлөвлөсөн.",
    ]
    text = " ".join(sentences[turn:] + sentences[:turn])
    assert value(text, "Хурлын тоо") == "8"
    assert value(text, "Үйлчлүүлсэн иргэдийн тоо") == "120"


@pytest.mark.parametrize("figure", ["3", "17", "40", "1,204", "2 350", "61.5"])
@pytest.mark.parametrize(
    ("narrative", "indicator"),
    [
        ("Хурлыг {} удаа зохион байгуулж, шийдвэрийг хүргүүлсэн.", "Хурлын тоо"),
        ("Нийт {} иргэн үйлчлүүлсэн. Үүнээс 2 нь хүүхэд байна.", "Үйлчлүүлсэн иргэдийн тоо"),
        ("Стандартын хэрэгжилт {} хувьтай байна.", "Стандартын хэрэгжилтийн хувь"),
        ("2024 онд 99 га байсан бол 2025 онд {} га талбайг хашсан.", "Хашсан талбай, га"),
    ],
)
def test_a_changed_figure_changes_the_value_alike(
    figure: str, narrative: str, indicator: str
) -> None:
    plain = figure.replace(",", "").replace(" ", "")
    assert value(narrative.format(figure), indicator) == plain


# rule, narrative, indicator, target, the value with the rule, and without it
RULES_AT_WORK = [
    ("not_done", "Аянд 9 сургалт зохион байгуулахаар төлөвлөсөн.", "Сургалтын тоо", "20", "", "9"),
    ("not_done", "Энэ ажлаар 9 сургалт хийгдээгүй.", "Сургалтын тоо", "20", "", "9"),
    ("not_done", "Намар 9 сургалт зохион байгуулна.", "Сургалтын тоо", "20", "", "9"),
    ("not_done", "Хэрэгжүүлэх 9 сургалтыг тодорхойлсон.", "Сургалтын тоо", "20", "", "9"),
    ("not_done", "Төсөв батлагдвал 9 сургалт хийх боломжтой.", "Сургалтын тоо", "20", "", "9"),
    ("later_time", "2025 оны 9 дүгээр сард 9 сургалт зохион байгуулсан.", "Сургалтын тоо", "20", "", "9"),
    ("earlier_year", "2024 онд 9 сургалт зохион байгуулсан.", "Сургалтын тоо", "20", "", "9"),
    ("whole", "Нийт 46 багшаас 31 нь хамрагдсан.", "Хамрагдсан багшийн тоо", "20", "31", "46"),
    ("change", "Хамралт 4.2 хувиар өссөн.", "Хамралтын хувь", "20", "", "4.2"),
    ("stock", "Нийт багшийн тоо 93 болсон.", "Шинээр бэлтгэсэн багшийн тоо", "20", "", "93"),
    ("others", "Хэтэрсэн бичиг 4 байна.", "Ирсэн бичгийн тоо", "20", "", "4"),
    ("kind", "9 өвчтөнөөс 4 нь эх байв.", "Өвчтөний тоо", "20", "", "4"),
    ("last_kind", "8 чуулган, 4 дотоод сургалт хийсэн.", "Сургалтын тоо", "20", "", "4"),
    ("another_number", "9 иргэн сургалтад хамрагдсан бөгөөд 4 нь залуу байв.", "Хамрагдсан залуу иргэний тоо", "20", "4", ""),
    ("whose", "40 хүүхдийн цэцэрлэгийн барилга барьсан.", "Цэцэрлэгт хамрагдсан хүүхдийн тоо", "90", "", "40"),
    ("act", "Шийдвэрийн биелэлтийг 90 хувь танилцуулсан.", "Биелэлтийн хувь", "95", "", "90"),
    ("before", "Өр эхэнд 9 сая төгрөг байсан бол 4 сая болж буурав.", "Өр, сая төгрөг", "20", "4", "9"),
    ("opposite", "Төлөвлөгөөт бус шалгалт 9 удаа хийсэн.", "Төлөвлөгөөт шалгалтын тоо", "20", "", "9"),
    ("taken_from", "9 гадаад ажилтан ажиллаж байгаагаас 4 ажилтны эрхийг сунгав.", "Эрхээ сунгасан гадаад ажилтны тоо", "20", "4", ""),
    ("other_people", "Үзлэгт 9 иргэн хамрагдав.", "Ажилд зуучилсан иргэний тоо", "20", "", "9"),
    ("other_work", "Зардлыг 9 хувиар биелүүлэв.", "Тогтоолын биелэлтийн хувь", "20", "", "9"),
    ("unnamed_act", "Төвд 9 иргэн хандав.", "Зөвлөгөө авсан иргэний тоо", "20", "", "9"),
    ("another_object", "9 ажилд гэрээ байгуулсан.", "Дууссан ажлын тоо", "20", "", "9"),
    ("manner", "4 ажил хагас хийгдсэн.", "Бүрэн хийгдсэн ажлын тоо", "20", "", "4"),
    ("for_each", "Сум бүрт 3 сургалт зохион байгуулсан.", "Сургалтын тоо", "20", "", "3"),
    ("aim", "Хамралт зорилтот түвшин 90 хувьд ойртсон.", "Хамралтын хувь", "20", "", "90"),
    ("of_a_plan", "Жилийн 12 сургалт бүхий төлөвлөгөө батлав.", "Сургалтын тоо", "20", "", "12"),
    ("total", "Нийт 9 сургалт хийсэн. Хавар 4 сургалт хийсэн.", "Сургалтын тоо", "20", "9", ""),
    ("verb", "9 журам боловсруулж, 4 журам хэвлүүлсэн.", "Хэвлүүлсэн журмын тоо", "20", "4", ""),
    ("qualities", "9 хүүхэд, 4 эмэгтэй иргэн хамрагдсан.", "Эмэгтэй иргэний тоо", "20", "4", "4"),
    ("owner", "Нялхсын эндэгдэл 4 гарсан.", "Эхийн эндэгдлийн тоо", "5", "", "4"),
    ("kinds", "Арга хэмжээнд 9 агентлаг хамрагдсан.", "Хамрагдсан байгууллагын тоо", "20", "9", ""),
    ("sum", "Дээд суманд 7, Доод суманд 5 сургалт хийсэн.", "Сургалтын тоо", "20", "12", ""),
    ("nothing_happened", "Тайлант хугацаанд гомдол ирээгүй.", "Гомдлын тоо", "5", "0", ""),
    ("events", "Сургалтыг 2 дугаар сард, 4 дүгээр сард тус тус явуулсан.", "Сургалтын тоо", "5", "2", ""),
    ("yes_no", "Журмыг баталсан.", "Журам баталсан эсэх", "1", "1", ""),
    ("stages", "Журмыг тушаалаар баталсан.", "Журам боловсруулсан эсэх", "1", "1", ""),
]  # fmt: skip


@pytest.mark.parametrize("row", RULES_AT_WORK, ids=lambda row: row[0])
def test_each_rule_is_worth_something(row: tuple[str, ...]) -> None:
    rule, narrative, indicator, target, with_it, without = row
    assert rule in RULES
    assert value(narrative, indicator, target) == with_it
    assert value(narrative, indicator, target, without=rule) == without


def test_every_rule_has_a_sentence_that_shows_its_worth() -> None:
    shown_elsewhere = {"one_number", "topic"}
    assert {row[0] for row in RULES_AT_WORK} | shown_elsewhere == RULES


def test_one_number_is_the_value_of_one_indicator_of_a_measure() -> None:
    row = measure_of("Ажил хайгчийг зуучлах", "Ажил хайсан 612 иргэнээс 248 нь зуучлагдсан.")
    indicators = [
        indicator_of("Ажилд зуучлагдсан иргэний тоо", "600", place="1"),
        indicator_of("Ажил хайгч бүртгэлтэй иргэний тоо", "900", place="2"),
    ]
    both = proposed_actuals([row], indicators, PERIOD, RULES - {"one_number"})
    assert [p.actual for p in both] == [Decimal(248), Decimal(248)]
    found = proposed_actuals([row], indicators, PERIOD)
    assert [p.actual for p in found] == [Decimal(248), None]


def test_the_words_of_the_measure_tell_which_of_two_percents_is_meant() -> None:
    text = "Замын ажлын хэрэгжилт 40 хувь. Тогтоол шийдвэрийн хэрэгжилт 75 хувь байна."
    measure = "Тогтоол шийдвэрийн биелэлтийг хянан шалгаж тайлагнах"
    assert value(text, "Хэрэгжилтийн хувь", "90", measure=measure) == "75"
    assert value(text, "Хэрэгжилтийн хувь", "90", measure=measure, without="topic") == ""


NEVER_VALUES = [
    "2025 онд сургалтын удирдамж баталсан.",
    "Сургалтын А/45 тоот захирамж гарсан.",
    "Сургалтыг 03 дугаар сарын 14-нд зохион байгуулах тухай хэлэлцсэн.",
    "Сургалтыг хуулийн 26.1 дэх хэсэгт заасны дагуу тодорхойлсон.",
    "3 дугаар сургалтын хөтөлбөрийг хүргүүлсэн.",
    "Сургалтын талаар 70445566 утсаар мэдээлэл өгсөн.",
    'Сургалтын "Шинэ 100" төслийг танилцуулсан.',
    "Сургалтыг 3 сарын хугацаатай явуулахаар тохирсон.",
    "Сургалтад 12 сумын 40 албан хаагч хамрагдсан.",
    "Сургалтын зардалд 12.5 сая төгрөг зарцуулсан.",
    "Сургалт хийгээгүй гэж үзэх үндэслэлгүй.",
    "8-10 сургалт зохион байгуулсан.",
    "MNS:6395:2022 стандартын сургалтын хөтөлбөр боловсруулав.",
    "Хугацаа болоогүй",
    "",
]


@pytest.mark.parametrize("narrative", NEVER_VALUES)
def test_what_only_names_something_is_no_value(narrative: str) -> None:
    found = proposal(narrative, "Сургалтын тоо")
    assert (found.actual, found.basis) == (None, "none"), found


DOUBTFUL = [
    ("Сургалт хийх хүсэлтээ 9 сум өгсөн.", "Сургалт авсан сумын тоо"),
    ("9 сумын сургалтын тендер зарласан.", "Сургалт хийсэн сумын тоо"),
    ("9 сумд сургалт хийх шийдвэр гарсан ч зардал ирээгүй.", "Сургалтад хамрагдсан сумын тоо"),
    ("9 тонн мах гаргах зөвшөөрөл авсан.", "Гаргасан мах, тонн"),
    ("9 мэдээг байршуулж, хоцролтгүй ажилласан.", "Хоцорсон мэдээний тоо"),
    ("Зөвлөгөөнийг сард 2 удаа зохион байгуулдаг.", "Зөвлөгөөний тоо"),
    ("Эхийн эндэгдэл бүртгэгдээгүй.", "Нялхсын эндэгдлийн тоо"),
    ("2 аудит хийгдэж байна.", "Хийсэн аудитын тоо"),
    ("2 хадгаламжийн нэгжийг бүртгэв.", "Бүртгэсэн ААН-ийн тоо"),
    ("Уулзалтыг 2 удаа зохион байгуулав.", "Холбогдсон байгууллагын тоо"),
    ("2 цэгт жорлон барьж байгуулах ажлын тендер амжилтгүй болсон.", "Жорлон барьсан цэгийн тоо"),
    ("9 багш ирснээс 4 багш тэнцэж, 2 багш явсан.", "Бэлтгэсэн багшийн тоо"),
    ("9 тонныг 2024 оны 12 дугаар сард бэлтгэсэн.", "Бэлтгэсэн өвс, тонн"),
]


@pytest.mark.parametrize(("narrative", "indicator"), DOUBTFUL)
def test_a_doubtful_number_is_no_value(narrative: str, indicator: str) -> None:
    assert value(narrative, indicator) == ""


def test_a_permit_is_not_the_house_that_is_to_be_built() -> None:
    assert value("Байр барих газрын зөвшөөрлийг авав.", "Байр ашиглалтад орсон байх", "1") == ""
    assert value("Байрыг комисс хүлээн авав.", "Байр ашиглалтад орсон байх", "1") == "1"


SPELLINGS = [
    ("Хурлыг арван хоёр удаа хийсэн.", "Хурлын тоо", "12"),
    ("Гурван удаагийн хурал хийв.", "Хурлын тоо", "3"),
    ("Хурал 7 удаа хуралдсан.", "Хурлын тоо", "7"),
    ("Удирдлагын баг 7 удаа хуралдаж, шийдвэр гаргасан.", "Хурлын тоо", "7"),
    ("Хурал – 7, зөвлөгөөн – 4 болсон.", "Хурлын тоо", "7"),
    ("Хурлын тоо 7-д хүрсэн.", "Хурлын тоо", "7"),
    ("7 хурал хийж, 5 хурлын тэмдэглэл албажуулав.", "Хурлын тоо", "7"),
    ("7 хурал хийж, 5 хурлын тэмдэглэл албажуулав.", "Тэмдэглэлийн тоо", "5"),
    ("2 мянга 300 хүн хамрагдсан.", "Хамрагдсан хүний тоо", "2300"),
    ("12 345 хүн хамрагдсан.", "Хамрагдсан хүний тоо", "12345"),
    ("12 хүүхдийг, мөн 4 багшийг сургасан.", "Сургасан хүүхдийн тоо", "12"),
    ("1.25 тэрбум төгрөг олгосон.", "Олгосон төгрөг (сая төгрөг)", "1250"),
    ("31.5 км замыг зассан.", "Зассан зам, м", "31500"),
    ("Хэрэгжилт 85 хувийн биелэлттэй байна.", "Хэрэгжилтийн хувь", "85"),
    ("Хэрэгжилт 79,59%-тай гарсан.", "Хэрэгжилтийн хувь", "79.59"),
    ("Дундаж үнэлгээ 76.4 оноо болов.", "Дундаж үнэлгээ", "76.4"),
    ("0 гомдол бүртгэгдсэн.", "Гомдлын тоо", "0"),
    ("2 га талбайд 400 мод тарьсан.", "Тарьсан модны тоо", "400"),
    ("Хэрэглээ 171.9 мянган кВт.ц болсон.", "Хэрэглээ, мянган кВт.ц", "171.9"),
    ("45 сая.төг зарцуулсан.", "Зарцуулсан хөрөнгө, сая төгрөг", "45"),
    ("Хүлээх хугацааг 2 цагаас 30 минут болгосон.", "Хүлээх хугацаа, минут", "30"),
    ("120 м² талбайг тохижуулав.", "Тохижуулсан талбай, м2", "120"),
    ("8 сургалт хийж, 12 сургалт хийхээр төлөвлөсөн.", "Сургалтын тоо", "8"),
    ("8 сургалт хийж, 4 дүгээр улиралд 5 сургалт хийнэ.", "Сургалтын тоо", "8"),
    ("6 сэдвээр сургалт зохион байгуулав.", "Сургалтын тоо", "6"),
    ("8 хүнийг үзлэгт хамруулсан.", "Үзсэн хүний тоо", "8"),
    ("8 байгууллагыг шалгав.", "Шалгалтад хамрагдсан байгууллагын тоо", "8"),
    ("2024 оны тайланд аудит хийж, 8 зөрчил илрүүлэв.", "Илрүүлсэн зөрчлийн тоо", "8"),
    ("8 санал ирснийг газарт уламжилсан.", "Уламжилсан саналын тоо", "8"),
    ("8 ширхэг мод, бут сөөг тарив.", "Тарьсан мод, бут сөөгний тоо", "8"),
    ("Эндэгдэл 8 тохиолдол гарсан.", "Эндэгдлийн тоо", "8"),
    ("Хамран сургалт 87 хувьтай байна.", "Цэцэрлэгт хамрагдсан хүүхдийн хувь", "87"),
    ("Үүнээс үр тариа 900, төмс 64, ногоо 47 га байна.", "Төмс тариалсан талбай, га", "64"),
    ("9 цэгийг холбохоос 8 цэгийг холбож, үлдсэнийг намар гүйцээнэ.", "Холбосон цэгийн тоо", "8"),
    ("35 хүртэлх насны 8 залууг сургасан.", "Сургасан залуусын тоо", "8"),
    ("Буудал 5, бааз 8-д үнэлгээ хийв.", "Үнэлгээ хийсэн баазын тоо", "8"),
    ("8 хүнд үзлэг хийсэн.", "Үзлэгт хамрагдсан хүний тоо", "8"),
    ("Мэрэгчтэй тэмцэх ажлыг 8 га-д гүйцэтгэв.", "Мэрэгчтэй тэмцсэн талбай, га", "8"),
    ("Номын хангалт 8%-тай, багшийн хангалт 9%-тай.", "Номын хангалтын хувь", "8"),
    ("Бүтээгдэхүүнийг 2-оор нэмж, 8 болгосон.", "Бүтээгдэхүүний тоо", "8"),
    ("Нийтийн сонсголыг төслийн хүрээнд 8 удаа хийв.", "Нийтийн сонсголын тоо", "8"),
    (
        "Төвөөр 9 иргэн үйлчлүүлсэн бөгөөд явуулын багаар 8 иргэнд хүрэв.",
        "Явуулын багаар үйлчлүүлсэн иргэний тоо",
        "8",
    ),
    (
        "Асаргааны тэтгэмжид 8, бусад тэтгэмжид 9 иргэнийг хамруулав.",
        "Асаргааны тэтгэмжид хамрагдсан иргэний тоо",
        "8",
    ),
    ("5 төрлийн ном 8 ширхгийг тараав.", "Тараасан номын тоо", "8"),
    ("8 м2 зүлэгжүүлэлт хийв.", "Зүлэгжүүлсэн талбай, м2", "8"),
    ("8 сайдтай 2025 оны хамтран ажиллах гэрээг байгуулав.", "Байгуулсан гэрээний тоо", "8"),
    ("8 телевизтэй гэрээ байгуулж ажиллаж байна.", "Байгуулсан гэрээний тоо", "8"),
    (
        "Даалгаврын биелэлт 8 хувь, захирамжийн биелэлт 9 хувьтай.",
        "Даалгаврын биелэлтийн хувь",
        "8",
    ),
    ("8 хуудсыг сканнердав.", "Сканнердсан хуудасны тоо", "8"),
    ("8 өрхийг амьжиргаа дээшлүүлэх төсөлд хамруулав.", "Төсөлд хамруулсан өрхийн тоо", "8"),
    ("8 аудитын ажил дуусав.", "Хийсэн аудитын тоо", "8"),
    ("9 сургуулиас тавд нь сургалт хийсэн.", "Сургалт хийсэн сургуулийн тоо", "5"),
    ("14 сургуулийн 9-д сургалт хийсэн.", "Сургалт хийсэн сургуулийн тоо", "9"),
    ("Сургалтад 60 хүн оролцов.", "Оролцогчдын тоо", "60"),
    ("Сургагч багш 9 хүнийг бэлтгэв.", "Бэлтгэсэн сургагч багшийн тоо", "9"),
    ("9 хүнийг сургагч багшаар бэлтгэв.", "Бэлтгэсэн сургагч багшийн тоо", "9"),
    ("Шаардлага хангаагүй 3 цэг илрэв.", "Шаардлага хангаагүй цэгийн тоо", "3"),
    ("9 тогтоолоос биелсэн 6, биелэх шатанд 3 байна.", "Биелсэн тогтоолын тоо", "6"),
    ("Алдагдлыг 18%-аас 15.5% болгосон.", "Алдагдлын хувь", "15.5"),
    ("8 гадаад, 12 дотоод сургалт хийв.", "Гадаад сургалтын тоо", "8"),
    ("1 млн 240 мянган мод тарив.", "Тарьсан модны тоо", "1240000"),
    ("Өнгөрсөн онд 9, энэ онд 14 журам баталсан.", "Баталсан журмын тоо", "14"),
]


@pytest.mark.parametrize(("narrative", "indicator", "expected"), SPELLINGS)
def test_a_value_is_found_however_it_is_written(
    narrative: str, indicator: str, expected: str
) -> None:
    assert value(narrative, indicator, "5000") == expected


YES_OR_NO = [
    ("Журмыг боловсруулж, тушаалаар баталсан.", "1"),
    ("Журам батлагдаж, мөрдөгдөж байна.", "1"),
    ("Журмыг баталлаа.", "1"),
    ("Журам батлагдаагүй байна.", "0"),
    ("Журмыг батлах санал хүргүүлсэн.", "0"),
    ("Журмыг намар батлуулахаар төлөвлөж байна.", "0"),
    ("Журмыг батална.", "0"),
    ("Журмын төслийг боловсруулж байна.", "0"),
    ("Журам батлах ажлын хэсгийг байгуулсан.", ""),
    ("Тайланг баталсан.", ""),
    ("2024 онд журмыг баталсан.", ""),
    ("Хугацаа болоогүй.", ""),
]


@pytest.mark.parametrize(("narrative", "expected"), YES_OR_NO)
def test_yes_or_no_comes_from_completed_and_uncompleted_verbs(
    narrative: str, expected: str
) -> None:
    assert (
        value(narrative, "Журам батлуулсан байх", "1", measure="Дотоод журам батлуулах") == expected
    )


def test_a_value_of_an_earlier_year_leaves_its_quote_and_period() -> None:
    text = "Хөтөлбөрийн 2024 оны хэрэгжилтийг 91,14 хувьтай тайлагнасан."
    found = proposal(text, "Хэрэгжилтийн хувь", "80")
    assert found == Actual("1", "", "1", None, "none", text, "2024", "олдоогүй")


def test_a_year_that_the_plan_itself_names_is_no_earlier_year() -> None:
    text = "2024 онд үйлдэгдсэн 250 баримтыг хүлээн авсан."
    measure = "2024 оны баримтыг хүлээн авах"
    assert value(text, "Баримтын тоо", "250", measure=measure) == "250"
    assert value(text, "Баримтын тоо", "250") == ""


def test_statements_that_contradict_give_a_quote_and_no_value() -> None:
    found = proposal("Хурал 7 удаа хуралдсан. Хурлыг 9 удаа хийсэн.", "Хурлын тоо")
    assert (found.actual, found.basis, found.confidence) == (None, "none", "эргэлзээтэй")
    assert found.quote


CONFIDENCE = [
    ("Хурлыг 8 удаа зохион байгуулсан.", "тодорхой"),
    ("Хурлыг 8 гаруй удаа зохион байгуулсан.", "эргэлзээтэй"),
    ("1 дүгээр улиралд хурлыг 8 удаа зохион байгуулсан.", "эргэлзээтэй"),
    ("Хурлыг 8 удаа зохион байгуулж байна.", "эргэлзээтэй"),
    ("Зөвлөгөөн хийсэн.", "олдоогүй"),
]


@pytest.mark.parametrize(("narrative", "expected"), CONFIDENCE)
def test_a_proposal_is_clear_only_where_everything_fits(narrative: str, expected: str) -> None:
    assert proposal(narrative, "Хурлын тоо").confidence == expected


def test_the_quote_of_a_long_sentence_is_the_clause_that_says_it() -> None:
    before = "Удирдлагын үүргийн биелэлтийг хэлтэс бүрээр нэгтгэн гаргаж, "
    behind = (
        ", цаашид анхаарах асуудлаар холбогдох байгууллага, албан тушаалтанд чиглэл өгч ажилласан."
    )
    found = proposal(f"{before}шуурхай хурлыг 8 удаа зохион байгуулж{behind}", "Хурлын тоо")
    assert found.quote.startswith("шуурхай хурлыг 8 удаа зохион байгуулж")


def test_only_indicators_with_a_target_get_a_proposal_in_their_order() -> None:
    row = measure_of("Хурал хийх", "Хурлыг 8 удаа хийж, 5 тэмдэглэл албажуулсан.")
    indicators = [
        indicator_of("Тэмдэглэлийн тоо", "9", place="1"),
        indicator_of("Ирцийн хувь", "", place="2"),
        indicator_of("Хурлын тоо", "8 удаа", place="3"),
    ]
    found = proposed_actuals([row], indicators, PERIOD)
    assert [(p.indicator_no, p.actual) for p in found] == [("1", Decimal(5)), ("3", Decimal(8))]


def test_an_indicator_whose_measure_is_missing_gets_an_empty_proposal() -> None:
    found = proposed_actuals([], [indicator_of("Хурлын тоо", "5", "9.9")], PERIOD)
    assert found == (Actual("9.9", "", "1"),)


@pytest.mark.parametrize(
    "piece", ["хурлыг 8 удаа хийж, ", "батлуулан ", "12 345 ", '"а ', "а. ", " ", "1", "5-", "А/1"]
)
def test_a_narrative_of_fifty_thousand_characters_is_read(piece: str) -> None:
    narrative = piece * (50_000 // len(piece))
    assert proposal(narrative, "Хурлын тоо").quote in narrative


@pytest.mark.parametrize(
    ("narrative", "indicator", "expected"),
    [
        # A part of what was named before, of which the verb asked for is told.
        ("389 зөрчил илрүүлэв. Зөрчлийн 274-ийг арилгасан.", "Арилгасан зөрчлийн тоо", "274"),
        ("389 зөрчил илрүүлэв. Үүнээс 274-ийг арилгасан.", "Арилгасан зөрчлийн тоо", "274"),
        ("389 зөрчил илрүүлэв. Ажлын дүнд 274-ийг арилгасан.", "Арилгасан зөрчлийн тоо", ""),
        (
            "90 өвчтөн ирсэн. Ажлын дүнд 74-ийг хэвтүүлж эмчлэв.",
            "Эмчилсэн өвчтөний тоо",
            "",
        ),
        ("9 зөвлөмж өгсөн. Биелэлт 75 хувьтай.", "Биелүүлсэн зөвлөмжийн тоо", ""),
        ("9 зөвлөмж өгсний 4-ийг биелүүлсэн.", "Хэрэгжсэн зөвлөмжийн тоо", "4"),
        # Kinds that share a noun, and things that each have their own.
        ("2 алт, 5 мөнгө, 9 хүрэл медаль хүртэв.", "Авсан медалийн тоо", "16"),
        ("2 алт, 5 мөнгө, 9 хүрэл медаль хүртэв.", "Хүрэл медалийн тоо", "9"),
        ("6 зогсоол, 9 сумын цэцэрлэг хамрагдав.", "Хамрагдсан цэцэрлэгийн тоо", "9"),
        ("8 эмч, 9 залуу сувилагч хамрагдав.", "Хамрагдсан сувилагчийн тоо", "9"),
        ("8 тэмдэг, 4.2 км зам тэмдэглэгээг зурсан.", "Зурсан тэмдэглэгээ, км", "4.2"),
        # What is called off is counted where that is asked for, and only there.
        ("9 захирамжийг хүчингүй болгов.", "Хүчингүй болгосон захирамжийн тоо", "9"),
        ("9 захирамжийг хүчингүй болгов.", "Гаргасан захирамжийн тоо", ""),
        ("9 гэрээ цуцалсан.", "Цуцалсан гэрээний тоо", "9"),
        ("9 гэрээг хүчингүй болгосонгүй.", "Хүчингүй болгосон гэрээний тоо", ""),
        ("9 гэрээ цуцалсан.", "Байгуулсан гэрээний тоо", ""),
        # What occurs, counted by its cases.
        ("Эхийн эндэгдэл бүртгэгдээгүй.", "Эхийн эндэгдлийн тохиолдол", "0"),
        ("Эхийн эндэгдэл 4 гарсан.", "Эхийн эндэгдлийн тохиолдол", "4"),
        ("Нялхсын эндэгдэл 4 гарсан.", "Эхийн эндэгдлийн тохиолдол", ""),
        ("Шинэ 9 тохиолдол илэрсэн.", "Илэрсэн сүрьеэгийн тохиолдол", "9"),
    ],
)
def test_numbers_that_share_their_noun_are_told_apart(
    narrative: str, indicator: str, expected: str
) -> None:
    assert value(narrative, indicator) == expected


@pytest.mark.parametrize(
    ("narrative", "indicator", "expected"),
    [
        ("9 сая төгрөгийн хохирол учирсан.", "Гамшгийн хохирол, сая төгрөг", "9"),
        ("9 сая төгрөгийн үерийн хохирол учирсан.", "Түймрийн хохирол, сая төгрөг", ""),
        ("9 сая төгрөгийн хэмнэлт гаргасан.", "Хэмнэсэн хөрөнгө, сая төгрөг", "9"),
        ("9 компани элссэн.", "Элссэн компанийн тоо", "9"),
    ],
)
def test_units_are_no_owners_and_acts_are_named_by_nouns(
    narrative: str, indicator: str, expected: str
) -> None:
    assert value(narrative, indicator) == expected
