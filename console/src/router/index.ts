/** The pages by address; who is not signed in goes to the sign-in page and comes back after. */

import {
  createRouter,
  createWebHistory,
  type RouteComponent,
  type RouteLocationNormalized,
  type RouteRecordRaw,
} from "vue-router"
import { myRoles } from "../composables/useRooms"
import { isSignedIn, restore } from "../composables/useSession"
import type { Key } from "../composables/useWords"
import { isDay } from "../rules/time"
import { areas, mayEnter, type Area } from "./areas"

declare module "vue-router" {
  interface RouteMeta {
    title: Key
    /** Shown without the frame, and to anybody. */
    bare?: boolean
    /** Needs a centre where this person has a desk. */
    desk?: boolean
    /** The room it belongs to, with those who may enter. */
    area?: Area
  }
}

const casesRoom = areas.find(({ name }) => name === "cases")
const visitsRoom = areas.find(({ name }) => name === "visits")
const roundsRoom = areas.find(({ name }) => name === "rounds")
const householdsRoom = areas.find(({ name }) => name === "households")
const custodyRoom = areas.find(({ name }) => name === "custody")
const mandatesRoom = areas.find(({ name }) => name === "mandates")
const messagesRoom = areas.find(({ name }) => name === "messages")
const wordingRoom = areas.find(({ name }) => name === "wording")
const catalogueRoom = areas.find(({ name }) => name === "catalogue")

const onlyRealDays = ({ params, name }: RouteLocationNormalized) =>
  !params.on || isDay(String(params.on)) || { name }

const pages = import.meta.glob<RouteComponent>("../pages/*Page.vue", { import: "default" })
const pageOf = (area: Area) => pages[`../pages/${area.page}.vue`]

/** The rooms that are built. */
export const rooms = areas.filter(pageOf)

const roomRoutes: RouteRecordRaw[] = rooms.map((area) => ({
  path: area.path,
  name: area.name,
  component: pageOf(area)!,
  beforeEnter: area.path.endsWith("/:on?") ? onlyRealDays : undefined,
  meta: { title: area.title, desk: area.desk, area },
}))

export const router = createRouter({
  history: createWebHistory("/console/"),
  scrollBehavior: (_to, _from, kept) => kept ?? { top: 0 },
  routes: [
    { path: "/", redirect: { name: "day" } },
    {
      path: "/sign-in",
      name: "sign-in",
      component: () => import("../pages/SignInPage.vue"),
      meta: { title: "title.signIn", bare: true },
    },
    ...roomRoutes,
    {
      path: "/cases/:id",
      name: "case",
      component: () => import("../pages/CasePage.vue"),
      meta: { title: "title.cases", desk: true, area: casesRoom },
    },
    {
      path: "/visits/:id",
      name: "visit",
      component: () => import("../pages/VisitPage.vue"),
      meta: { title: "title.visits", desk: true, area: visitsRoom },
    },
    {
      path: "/rounds/travel",
      name: "travel",
      component: () => import("../pages/TravelPage.vue"),
      meta: { title: "title.travel", desk: true, area: roundsRoom },
    },
    {
      path: "/households/:id",
      name: "household",
      component: () => import("../pages/HouseholdPage.vue"),
      meta: { title: "title.households", desk: true, area: householdsRoom },
    },
    {
      path: "/custody/:id",
      name: "original",
      component: () => import("../pages/OriginalPage.vue"),
      meta: { title: "title.custody", desk: true, area: custodyRoom },
    },
    {
      path: "/mandates/:id",
      name: "mandate",
      component: () => import("../pages/MandatePage.vue"),
      meta: { title: "title.mandates", desk: true, area: mandatesRoom },
    },
    {
      path: "/messages/:id",
      name: "message",
      component: () => import("../pages/MessagePage.vue"),
      meta: { title: "title.messages", desk: true, area: messagesRoom },
    },
    {
      path: "/wording/:kind",
      name: "wording-kind",
      component: () => import("../pages/WordingKindPage.vue"),
      meta: { title: "title.wording", area: wordingRoom },
    },
    {
      path: "/catalogue/items/:code",
      name: "item-versions",
      component: () => import("../pages/ItemVersionsPage.vue"),
      meta: { title: "title.catalogue", desk: true, area: catalogueRoom },
    },
    {
      path: "/catalogue/drafts/:id",
      name: "designer",
      component: () => import("../pages/DesignerPage.vue"),
      meta: { title: "title.designer", area: catalogueRoom },
    },
    {
      path: "/services/:item",
      name: "service",
      component: () => import("../pages/ServicePage.vue"),
      meta: { title: "title.services" },
    },
    {
      path: "/:rest(.*)*",
      name: "nowhere",
      component: () => import("../pages/NowherePage.vue"),
      meta: { title: "title.nowhere" },
    },
  ],
})

router.beforeEach(async (to) => {
  await restore()
  if (!isSignedIn.value && !to.meta.bare) return { name: "sign-in", query: { next: to.fullPath } }
  if (isSignedIn.value && to.name === "sign-in") return { name: "day" }
  if (to.meta.area && !mayEnter(to.meta.area, myRoles.value)) return { name: "day" }
  return true
})
