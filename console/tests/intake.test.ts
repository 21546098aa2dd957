/** Taking a case in: which questions stand, what is wrong, what is sent; and how each kind is asked at a desk. */

import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { cascadeTree, pathTo, regionTree } from "@phone/tree"
import { describe, expect, test } from "vitest"
import { asModule, phoneRules } from "../phoneRules"
import type { Answer, Application, CaseMove, Field, FieldKind, NeededPaper, Paper } from "../src/api/cases"
import { askedNow, keptOf } from "../src/rules/caseKept"
import { linesOf } from "../src/rules/caseMove"
import { byField } from "../src/rules/fields"
import { answersOf, answersWrong, blankIntake, cellsOf, errorOf, followingOf, intakeBody, intakeLacks, standing } from "../src/rules/intake"
import { faceOf, isWide, keyboardOf, labelOf, levelsOf, mostFiles, mostRows, optionsOf, pathValue, spotOf, typeOf } from "../src/rules/questionFields"
import { zh } from "../src/words/zh"

const today = "2026-11-23"
const field = (key: string, kind: FieldKind, more: Partial<Field> = {}): Field => ({
  key, label: key, kind, required: true, choices: [], values: [], hint: "", least: null, most: null, unit: "",
  columns: [], text: "", version: "", exact: false, show_when: null, require_when: null, ...more,
})
const condition = (rule: unknown) => rule as Field["show_when"]
const paper = (number: number, more: Partial<NeededPaper> = {}): NeededPaper => ({
  number, key: `p${number}`, name: `材料${number}`, kind: "copy", count: 1, required: true, gap_allowed: true, source: "",
  note: "", sample: "", document: "", show_when: null, require_when: null, reusable: null, ...more,
})
const onFire = condition({ in: ["火灾", { var: "causes" }] })
const form = [
  field("group", "text"),
  field("people", "number", { least: 1 }),
  field("here", "yes_no"),
  field("causes", "choices", { choices: ["Fire", "Illness"], values: ["火灾", "重大疾病"] }),
  field("scene", "photo", { most: 3, show_when: onFire }),
  field("family", "family", { required: false, require_when: onFire, columns: [field("name", "name"), field("id_number", "id_number", { required: false })] }),
]
const what = {
  item: { code: "relief", name: "" },
  centre: { code: "c", name: "" },
  mode: "promise",
  form,
  materials: [paper(0), paper(1), paper(2, { show_when: onFire }), paper(3, { required: false, require_when: onFire })],
  eligibility: [{ key: "here", holds: condition({ "==": [{ var: "here" }, true] }), says: "请到居住地办理。" }],
  fee: { fen: 1000, basis: "收费", rules: [{ when: onFire, fen: 0, basis: "免收" }] },
  regions: [],
} as unknown as Application
const photo = new File(["x"], "scene.jpg", { type: "image/jpeg" })
const given = () => ({
  ...blankIntake(),
  name: " 王大江 ", phone: "138 0000 0001", finish: true,
  answers: { group: "三组", people: "４", here: false, causes: ["火灾"], scene: [photo], family: [{ name: "王小江" }] } as Record<string, unknown>,
  papers: { 0: "given", 1: "promised", 2: "given" } as Record<number, "given" | "promised">,
  until: { 1: "2026-12-01" },
})
const plain = () => ({ ...given(), answers: { ...given().answers, causes: ["重大疾病"] } as Record<string, unknown> })

const unmet = (here?: boolean) =>
  standing({ answers: { ...given().answers, here } }, what, today).unmet.map(({ says }) => says)

describe("the conditions of an item", () => {
  test("show and need questions and papers, live", () => {
    const shown = (intake: ReturnType<typeof given>) => {
      const now = standing(intake, what, today)
      return [now.fields.map(({ key }) => key), [...now.needed], now.papers.map(({ number, required }) => [number, required])]
    }

    expect(shown(given())).toEqual([
      ["group", "people", "here", "causes", "scene", "family"],
      ["group", "people", "here", "causes", "scene", "family"],
      [[0, true], [1, true], [2, true], [3, true]],
    ])
    expect(shown(plain())).toEqual([
      ["group", "people", "here", "causes", "family"],
      ["group", "people", "here", "causes"],
      [[0, true], [1, true], [3, false]],
    ])
  })

  test("say whom it is not for as soon as that is known, and never before", () => {
    expect([unmet(false), unmet(true), unmet(undefined)]).toEqual([["请到居住地办理。"], [], []])
  })

  test("make the fee", () => {
    expect([given(), plain()].map((intake) => standing(intake, what, today).fee)).toEqual([
      { fen: 0, basis: "免收" },
      { fen: 1000, basis: "收费" },
    ])
  })
})

describe("what is sent", () => {
  test("are answers by their kind, the count of files, and papers by their place", () => {
    const now = standing(given(), what, today)

    expect(intakeBody(given(), what, now)).toEqual({
      centre: "c",
      item: "relief",
      person: { name: "王大江", phone: "13800000001" },
      intake: "counter",
      answers: { group: "三组", people: 4, here: false, causes: ["火灾"], scene: 1, family: [{ name: "王小江" }] },
      materials: [0, 2],
      promised: [{ number: 1, due_on: "2026-12-01" }],
    })
    expect(followingOf(given(), now)).toEqual([{ field: "scene", label: "scene", file: photo }])
  })

  test("is nothing of questions and papers that are hidden", () => {
    const now = standing(plain(), what, today)
    const body = intakeBody(plain(), what, now)

    expect([Object.keys(body.answers ?? {}), body.materials]).toEqual([["group", "people", "here", "causes", "family"], [0]])
    expect(followingOf(plain(), now)).toEqual([])
  })

  test("finishes only what is done at once", () => {
    const immediate = { ...what, mode: "immediate" } as Application

    expect(intakeBody(given(), immediate, standing(given(), immediate, today)).finish).toBe(true)
  })
})

describe("what is wrong", () => {
  test("is said of the person and of each question, and of the cells of a table", () => {
    const wrong = answersWrong(
      { ...given(), answers: { people: "0", here: true, causes: ["火灾"], family: [{ name: "王小江", id_number: "1" }] } },
      form,
      today,
    )

    expect(intakeLacks(blankIntake())).toEqual({ name: "person.name.needed", phone: "person.phone.wrong" })
    expect(wrong).toEqual({
      group: { word: "wrong.needed", params: {} },
      people: { word: "wrong.least", params: { least: 1 } },
      scene: { word: "wrong.needed", params: {} },
      family: { word: "wrong.rows", params: {} },
      "family.0.id_number": { word: "wrong.id", params: {} },
    })
    expect(answersWrong(given(), form, today)).toEqual({})
  })

  test("has a sentence, whatever the readers say", () => {
    const readings = readFileSync(join(phoneRules, "readings.js"), "utf8")
    const words = [...readings.matchAll(/(?:bad|numbered\(\w+,|return) ?\(?'(\w+)'/g)].map(([, word]) => `wrong.${word}`)

    expect(words.length).toBeGreaterThan(10)
    expect(words.filter((word) => !(word in zh))).toEqual([])
  })

  test("is shown at its question: cells in the table, other parts at the question itself", () => {
    const errors = { "family.0.name": "写姓名", "home.line": "写门牌号", days: "选日期" }

    expect(cellsOf(errors, "family")).toEqual({ "0.name": "写姓名" })
    expect([errorOf(errors, "home"), errorOf(errors, "days"), errorOf(errors, "other")]).toEqual(["写门牌号", "选日期", ""])
  })

  test("with an answer called name is not said at the name of the person", () => {
    expect(byField([{ pointer: "/answers/rows/0/name", detail: "a" }, { pointer: "/person/name", detail: "b" }])).toEqual({ name: "b" })
  })
})

test("another item keeps what was answered to the same question of the same kind", () => {
  const next = [field("group", "text"), field("people", "text"), field("why", "long_text")]

  expect(answersOf(next, { group: "三组", people: "4", here: true }, form)).toEqual({ group: "三组" })
})

describe("a question at the desk", () => {
  test.each([
    ["note", "note"], ["rows", "rows"], ["family", "rows"], ["signature", "files"], ["cascade", "place"],
    ["address", "place"], ["location", "spot"], ["date_range", "days"], ["money", "line"], ["unheard-of", "line"],
  ])("of the kind %s is shown as %s", (kind, face) => {
    expect(faceOf(field("x", kind as FieldKind))).toBe(face)
  })

  test("with many choices is a list", () => {
    const many = Array.from({ length: 9 }, (_, n) => `第${n}`)

    expect([many, many.slice(1)].map((choices) => faceOf(field("x", "choice", { choices })))).toEqual(["list", "choice"])
  })

  test("is read in one language and kept in Chinese", () => {
    expect(optionsOf(form[3]!)).toEqual([{ value: "火灾", text: "Fire" }, { value: "重大疾病", text: "Illness" }])
  })

  test("says its unit, and brings the right keys", () => {
    expect([labelOf(field("a", "money"), "元"), labelOf(field("a", "number", { unit: "亩" }), "元"), labelOf(field("a", "text"), "元")]).toEqual(["a (元)", "a (亩)", "a"])
    expect([typeOf(field("a", "date")), typeOf(field("a", "plate"))]).toEqual(["date", "text"])
    expect((["number", "money", "phone", "bank_card", "name"] as const).map((kind) => keyboardOf(field("a", kind)))).toEqual(["numeric", "decimal", "tel", "numeric", "text"])
    expect(keyboardOf(field("a", "number", { least: -5 }))).toBe("text")
    expect([isWide(field("a", "family")), isWide(field("a", "long_text")), isWide(field("a", "phone"))]).toEqual([true, true, false])
  })

  test("takes so many files and rows", () => {
    expect([mostFiles(field("a", "photo")), mostFiles(field("a", "photo", { most: 3 })), mostFiles(field("a", "signature")), mostRows(field("a", "rows"))]).toEqual([9, 3, 1, 50])
  })

})

describe("a place", () => {
  test("is asked step by step, and may stop at any", () => {
    const tree = cascadeTree({ choices: ["粮食/青稞", "粮食/小麦", "果树"], values: ["粮食/青稞", "粮食/小麦", "果树"] })
    const steps = (path: string[]) => levelsOf(tree, path).map((level) => level.map(({ text }) => text))

    expect([steps([]), steps(["粮食"]), steps(["果树"])]).toEqual([
      [["粮食", "果树"]],
      [["粮食", "果树"], ["青稞", "小麦"]],
      [["粮食", "果树"]],
    ])
    const county = regionTree([
      { code: "511503000000", name: "南溪区" }, { code: "511503102000", name: "刘家镇" }, { code: "511503102201", name: "大庙村" },
    ])
    expect(pathTo(county, "511503102201")).toEqual(["511503102000", "511503102201"])
    expect(levelsOf(county, ["511503102000"]).map((level) => level.map(({ text }) => text))).toEqual([["刘家镇"], ["大庙村"]])
  })

  test.each([
    ["cascade", ["粮食", "青稞"], "", ["粮食", "青稞"]],
    ["cascade", [], "", undefined],
    ["region", ["1", "2"], "", "2"],
    ["address", ["1"], "三组", { region: "1", line: "三组" }],
    ["address", [], "三组", { region: "", line: "三组" }],
    ["address", [], "", undefined],
  ])("%s of %o and %o is answered %o", (kind, path, line, answer) => {
    expect(pathValue(kind, path, line)).toEqual(answer)
  })

  test.each([
    ["28.8", "104.98", { latitude: 28.8, longitude: 104.98 }],
    ["91", "0", undefined],
    ["", "104", undefined],
    ["x", "104", undefined],
  ])("degrees %o and %o are %o", (latitude, longitude, spot) => {
    expect(spotOf({ latitude, longitude })).toEqual(spot)
  })
})

test("the phone's rules are read as modules, and an unknown way to require is refused", () => {
  const files = readdirSync(phoneRules).filter((name) => /^(answers|entitled|form-logic|logic|logic-values|numbers|readiness|readings|time|tree)\.js$/.test(name))

  expect(files).toHaveLength(10)
  for (const name of files) expect(asModule(readFileSync(join(phoneRules, name), "utf8"))).toMatch(/^export \{/m)
  expect(asModule("const { a } = require('./b')\nmodule.exports = { a }")).toBe("import { a } from './b'\nexport { a }")
  expect(() => asModule("const b = require('./b')")).toThrow()
})

const answer = (key: string, kept: boolean) => ({ key, kept }) as Answer
const brought = (number: number, kept: boolean) => ({ number, kept }) as Paper

describe("a case under several versions", () => {
  test("tells what earlier versions asked apart", () => {
    const view = { form: [answer("a", false), answer("old@1", true)], materials: [brought(0, false), brought(1000, true)] }

    expect(keptOf(view)).toEqual({ answers: [view.form[1]], papers: [view.materials[1]], any: true })
    expect(keptOf({ form: [view.form[0]!], materials: [] }).any).toBe(false)
    expect(askedNow(view.materials)).toEqual([view.materials[0]])
  })

  test("lists what a move asks for and puts aside, each name once", () => {
    const plan: Pick<CaseMove, "unanswered" | "missing" | "kept" | "aside"> = {
      unanswered: [{ key: "a", label: "面积" }], missing: [], kept: [{ key: "b", label: "旧问" }, { key: "b@1", label: "旧问" }], aside: [{ number: 1000, name: "旧证" }],
    }

    expect(linesOf(plan)).toEqual([
      { title: "move.unanswered", names: ["面积"] },
      { title: "move.kept", names: ["旧问"] },
      { title: "move.aside", names: ["旧证"] },
    ])
  })
})
