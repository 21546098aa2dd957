/** Which language the console speaks, and every sentence it says. */

import { ref, shallowRef } from "vue"
import { zh } from "../words/zh"

export type Key = keyof typeof zh
export type Words = Record<Key, string>
export type Language = "zh" | "bo" | "en"

/** Each language by its own name. */
export const languageNames: Record<Language, string> = { zh: "中文", bo: "བོད་ཡིག", en: "English" }
export const languageTags: Record<Language, string> = { zh: "zh-CN", bo: "bo", en: "en" }
export const languages = Object.keys(languageNames) as Language[]

const place = "cunkou.language"
const words = shallowRef<Words>(zh)
export const language = ref<Language>("zh")

/** A sentence with {name} filled in, and {n:visit|visits} by whether n is one. */
export const filledIn = (sentence: string, facts: Record<string, string | number>): string =>
  sentence
    .replace(/\{(\w+):([^{|}]*)\|([^{|}]*)\}/g, (_, name: string, one: string, more: string) => (facts[name] === 1 ? one : more))
    .replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))

/** The sentence for a key in the language of whoever sits here. */
export const t = (key: Key, facts: Record<string, string | number> = {}): string => filledIn(words.value[key], facts)

/** What is wrong at each field, by its key and then in words. */
export const inWords = (lacks: Readonly<Record<string, Key>>): Record<string, string> =>
  Object.fromEntries(Object.entries(lacks).map(([field, key]) => [field, t(key)]))

/** Every sentence in one language, for what is not read by whoever sits here. */
export async function wordsOf(wanted: Language): Promise<Words> {
  if (wanted === "bo") return (await import("../words/bo")).bo
  if (wanted === "en") return (await import("../words/en")).en
  return zh
}

export async function speak(wanted: Language): Promise<void> {
  words.value = await wordsOf(wanted)
  language.value = wanted
  document.documentElement.lang = languageTags[wanted]
  localStorage.setItem(place, wanted)
}

/** The language chosen last time on this computer, else Chinese. */
export async function speakAsBefore(): Promise<void> {
  const kept = localStorage.getItem(place) as Language | null
  await speak(kept && languages.includes(kept) ? kept : "zh").catch(() => undefined)
}
