/** How long a text is, and what a phone or a message still has room for. */

import { at, wordsIn, type ItemBody, type Text } from "./draftBody"

/** Characters of a name in a WeChat message; the rest is cut. */
export const wechatName = 20
/** Characters an addition to a message may have before its SMS becomes two. */
export const smsRoom = 40
export const longest = { name: 40, summary: 200, text: 500, message: 200 } as const

export interface Room {
  /** Beyond this it is still right, but worth a look. */
  good?: number
  /** Beyond this it is wrong. */
  most: number
}
export type Fit = "fits" | "long" | "over"

/** Characters as WeChat counts them: Chinese, Latin and Tibetan signs are one each. */
export const lengthOf = (words: string): number => [...words].length

export function fitOf(words: string, room: Room): Fit {
  const length = lengthOf(words)
  if (length > room.most) return "over"
  return room.good !== undefined && length > room.good ? "long" : "fits"
}

/** A name as a WeChat message shows it. */
export const cutName = (name: string): string =>
  lengthOf(name) > wechatName ? `${[...name].slice(0, wechatName - 1).join("")}…` : name

export interface Gap {
  pointer: string
  words: string
}

/** "materials[0].name" as a pointer: "/materials/0/name". */
export const pointerOfPath = (path: string): string => `/${path.replaceAll(/\[(\d+)\]/g, ".$1").replaceAll(".", "/")}`

/** The texts with no words in a language that are still so in the body, with their Chinese. */
export function gapsOf(body: ItemBody, paths: readonly string[], language: string): Gap[] {
  return paths
    .map((path) => pointerOfPath(path))
    .map((pointer) => ({ pointer, text: at(body, pointer) as Text | undefined }))
    .filter(({ text }) => wordsIn(text, "zh") && !wordsIn(text, language))
    .map(({ pointer, text }) => ({ pointer, words: wordsIn(text, "zh") }))
}
