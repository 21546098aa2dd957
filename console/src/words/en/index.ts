/** English. */

import { booking } from "./booking"
import { calendar } from "./calendar"
import { cards } from "./cards"
import { cases } from "./cases"
import { catalogue } from "./catalogue"
import { codes } from "./codes"
import { dates } from "./dates"
import { day } from "./day"
import { designer } from "./designer"
import { door } from "./door"
import { drafting } from "./drafting"
import { frame } from "./frame"
import { guide } from "./guide"
import { intake } from "./intake"
import { journal } from "./journal"
import { keys } from "./keys"
import { custody } from "./custody"
import { messages } from "./messages"
import { carriers } from "./carriers"
import { replies } from "./replies"
import { mandates } from "./mandates"
import { matches } from "./matches"
import { registers } from "./registers"
import { months } from "./months"
import { moves } from "./moves"
import { plot } from "./plot"
import { posts } from "./posts"
import { priority } from "./priority"
import { publishing } from "./publishing"
import { questions } from "./questions"
import { ratings } from "./ratings"
import { rooms } from "./rooms"
import { rules } from "./rules"
import { services } from "./services"
import { session } from "./session"
import { setup } from "./setup"
import { sheet } from "./sheet"
import { visits } from "./visits"
import { rounds } from "./rounds"
import { households } from "./households"
import { knocks } from "./knocks"
import { wording } from "./wording"
import { budget } from "./budget"
import { reach } from "./reach"
import type { Words } from "../../composables/useWords"

export const areas = { frame, session, door, day, plot, sheet, keys, booking, services, guide, calendar, dates, rooms, cases, intake, posts, cards, ratings, rules, codes, priority, designer, catalogue, publishing, setup, questions, moves, drafting, visits, rounds, households, custody, mandates, matches, registers, months, journal, messages, carriers, replies, knocks, wording, budget, reach }

export const en: Words = {
  ...frame,
  ...session,
  ...door,
  ...day,
  ...plot,
  ...sheet,
  ...keys,
  ...booking,
  ...services,
  ...guide,
  ...calendar,
  ...dates,
  ...rooms,
  ...cases,
  ...intake,
  ...posts,
  ...cards,
  ...ratings,
  ...rules,
  ...codes,
  ...priority,
  ...designer,
  ...catalogue,
  ...publishing,
  ...setup,
  ...custody,
  ...mandates,
  ...matches,
  ...registers,
  ...months,
  ...drafting,
  ...questions,
  ...moves,
  ...visits,
  ...rounds,
  ...households,
  ...journal,
  ...knocks,
  ...wording,
  ...budget,
  ...reach,
  ...messages,
  ...carriers,
  ...replies,
}
