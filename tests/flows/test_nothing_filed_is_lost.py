"""An item is edited, published and undone at random while people file: nothing filed is lost."""

from collections.abc import Awaitable, Callable
from random import Random
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from app.catalog.catalog import Catalog
from app.catalog.items import Item
from app.domain.cases.case_flow import Act
from app.domain.cases.case_moves import GIVEN, PROMISED, kept_of
from app.domain.people.roles import Actor
from app.models.case import Case, CaseEvent, CaseMaterial
from app.models.case_paper import Attachment
from app.models.item import ItemVersion
from app.ports import Deps
from app.services.cases import case_ledger, case_moves, case_views, cases
from app.services.cases.cases import Filing
from app.services.catalogue import catalog_import, items
from app.services.papers import case_answers, case_kept
from tests.casework import act, an_office
from tests.flows.random_edits import Editor
from tests.make import CENTRE, ITEM, Staffed, a_person
from tests.people import YANG, ZHAXI

STEPS = 30
MOST_CASES = 4


class Town:
    """The office, what was filed with it so far, and what is done next."""

    def __init__(self, deps: Deps, staffed: Staffed, people: list[Actor], seed: int) -> None:
        """All chance comes from `seed`."""
        self.deps, self.staffed, self.people = deps, staffed, people
        self.chance = Random(seed)
        self.editor = Editor(self.chance)
        self.filed: dict[UUID, dict[str, list[Any]]] = {}
        """By case and key: every answer that the case holds."""
        self.papers: dict[UUID, dict[str, str]] = {}
        """By case: the papers by key that were given or promised."""
        self.files: dict[UUID, set[str]] = {}

    async def step(self) -> None:
        """One thing that happens."""
        acts: tuple[Callable[[], Awaitable[None]], ...] = (
            self.publish,
            self.publish,
            self.undo,
            self.file,
            self.move,
            self.move,
            self.move,
            self.accept,
            self.correct,
        )
        await self.chance.choice(acts)()

    async def publish(self) -> None:
        """Another version."""
        _, body = await items.published(ITEM)
        await self._in_force(self.editor.edited(body))

    async def undo(self) -> None:
        """The wording of an earlier version again, as the next one."""
        rows = await ItemVersion.filter(item__code=ITEM, number__gt=1).order_by("number")
        await self._in_force(items.body_of(self.chance.choice(rows)))

    async def file(self) -> None:
        """Somebody applies, with some papers and some to follow."""
        if len(self.filed) >= MOST_CASES:
            return
        _, body = await items.published(ITEM)
        numbers = range(len(body.materials))
        given = tuple(n for n in numbers if self.chance.random() < 0.6)
        owed = {n: None for n in numbers if n not in given and self.chance.random() < 0.5}
        answers = self.editor.answers(body)
        filing = Filing(centre=CENTRE, item=ITEM, answers=answers, materials=given, promised=owed)
        view = await cases.file(self.deps, self.chance.choice(self.people), filing, "zh")
        keys = [paper.key for paper in body.materials]
        self.papers[view.id] = {keys[n]: GIVEN for n in given} | {keys[n]: PROMISED for n in owed}
        self.filed[view.id] = {}
        await self._remember(view.id)
        self.files[view.id] = {await self._attach(view.id, n) for n in given}

    async def move(self) -> None:
        """A case goes to another version, forth or back; whoever is asked says yes or no."""
        case = await self._open_case()
        others = await ItemVersion.filter(item__code=ITEM, number__gt=1).order_by("number")
        numbers = [one.number for one in others if case and one.number != case.item_version]
        if case is None or not numbers:
            return
        number, who = self.chance.choice(numbers), self.staffed.zhao
        view = await case_moves.move(self.deps, who, case.id, number, "zh")
        if view.state == "asked":
            agree = self.chance.random() < 0.8
            await case_moves.answer(self.deps, await self._person(case), case.id, agree, "zh")

    async def accept(self) -> None:
        """The office takes a case on."""
        case = await self._open_case()
        if case and case.state == "received":
            await act(self.deps, self.staffed.zhao, case.id, Act.ACCEPT)

    async def correct(self) -> None:
        """The office asks what is missing, and the person fills in the form as it is now."""
        case = await self._open_case()
        if case is None or case.state != "received":
            return
        await act(self.deps, self.staffed.zhao, case.id, Act.ASK_CORRECTION, words="请补填")
        body = await case_ledger.body_of(case)
        kept = {k: v for k, v in (await self._stored(case.id)).items() if kept_of(k)}
        answers = self.editor.answers(body)
        await act(self.deps, await self._person(case), case.id, Act.CORRECT, answers=answers)
        stored = await self._stored(case.id)
        assert {key: stored[key] for key in kept} == kept
        self.filed[case.id] = {}
        await self._remember(case.id)

    async def check(self) -> None:
        """Everything filed is there, every page can be shown, every clock counted."""
        for case_id in self.filed:
            case = await Case.get(id=case_id)
            await self._check_answers(case)
            await self._check_papers(case)
            kept = case_ledger.kept(await case_ledger.clock(self.deps, case))
            assert {name: getattr(case, name) for name in kept} == kept

    async def _check_answers(self, case: Case) -> None:
        person = await self._person(case)
        found: dict[str, list[Any]] = {}
        for stored, value in (await self._stored(case.id)).items():
            found.setdefault((kept_of(stored) or (stored,))[0], []).append(value)
        assert _sorted(found) == _sorted(self.filed[case.id])
        for language in ("zh", "bo", "en"):
            view = await case_views.view(self.deps, case, person, language)
            await case_views.view(self.deps, case, self.staffed.li, language)
            shown: dict[str, list[Any]] = {}
            for one in view.form:
                if one.value is not None:
                    shown.setdefault((kept_of(one.key) or (one.key,))[0], []).append(one.value)
                    assert one.text
                    assert one.label
            assert _sorted(shown) == _sorted(self.filed[case.id])

    async def _check_papers(self, case: Case) -> None:
        body, events = await case_ledger.body_of(case), await case_ledger.events(case.id)
        rows = await CaseMaterial.filter(case_id=case.id).order_by("number")
        assert [row.number for row in rows] == list(range(len(body.materials)))
        found = {body.materials[row.number].key: row.state for row in rows}
        aside = case_kept.with_materials(events, await case_kept.earlier(case, events))
        found |= {material.key: one.state for one, material in aside}
        handed = {key: state for key, state in found.items() if state in (GIVEN, PROMISED)}
        assert handed == self.papers[case.id]
        view = await case_views.view(self.deps, case, await self._person(case), "zh")
        named = {file.name for paper in view.materials for file in paper.files}
        assert named == self.files[case.id]
        keys = {n: paper.key for n, paper in enumerate(body.materials)}
        keys |= {one.number: material.key for one, material in aside}
        for paper in view.materials:
            assert {file.name for file in paper.files} <= {keys[paper.number]}

    async def _in_force(self, item: Item) -> None:
        await catalog_import.take_in(self.deps, Catalog(items=(item,)))

    async def _open_case(self) -> Case | None:
        rows = await Case.filter(closed_at__isnull=True).order_by("id")
        return self.chance.choice(rows) if rows else None

    async def _person(self, case: Case) -> Actor:
        return next(one for one in self.people if one.person_id == case.person_id)

    async def _stored(self, case_id: UUID) -> dict[str, Any]:
        return dict(case_answers.answers_of(self.deps, await Case.get(id=case_id)))

    async def _remember(self, case_id: UUID) -> None:
        for stored, value in (await self._stored(case_id)).items():
            key = (kept_of(stored) or (stored,))[0]
            self.filed[case_id].setdefault(key, []).append(value)

    async def _attach(self, case_id: UUID, number: int) -> str:
        """A file for a paper, called by the paper's key."""
        case, file_id = await Case.get(id=case_id), self.deps.ids.new()
        name = (await case_ledger.body_of(case)).materials[number].key
        await Attachment.create(
            id=file_id,
            case_id=case_id,
            material=number,
            name_sealed=self.deps.cipher.seal(name, f"attachment:name:{file_id}"),
            media_type="image/jpeg",
            size=1,
            sha256="",
            store_key=str(file_id),
            by_id=case.person_id,
            at=self.deps.clock.now(),
        )
        return name


def _sorted(found: dict[str, list[Any]]) -> dict[str, list[str]]:
    return {key: sorted(map(repr, values)) for key, values in found.items()}


async def a_town(deps: Deps, seed: int) -> Town:
    """An office whose item has two questions and two papers."""
    staffed = await an_office(deps)
    town = Town(deps, staffed, [await a_person(deps, who) for who in (YANG, ZHAXI)], seed)
    _, body = await items.published(ITEM)
    bare = replace(body, materials=(), procedure=replace(body.procedure, form=()))
    for _ in range(4):
        bare = town.editor.with_papers(town.editor.with_fields(bare))
    await town._in_force(bare)
    return town


@pytest.mark.parametrize("seed", range(5))
async def test_whatever_is_published_and_moved_all_that_was_filed_can_be_read(
    deps: Deps, engine: str, seed: int
):
    if engine == "postgres" and seed > 1:
        pytest.skip("a few runs are enough on this engine")
    town = await a_town(deps, seed)
    await town.file()

    for _ in range(STEPS):
        await town.step()
        await town.check()

    moved = CaseEvent.filter(kind="version_moved", case_id__in=list(town.filed))
    assert await moved.count() > 1
