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
const catalogueRoom = areas.find(({ name }) => name === "catalogue")

const onlyRealDays = ({ params }: RouteLocationNormalized) =>
  !params.on || isDay(String(params.on)) || { name: "day" }

const pages = import.meta.glob<RouteComponent>("../pages/*Page.vue", { import: "default" })
const pageOf = (area: Area) => pages[`../pages/${area.page}.vue`]

/** The rooms that are built. */
export const rooms = areas.filter(pageOf)

const roomRoutes: RouteRecordRaw[] = rooms.map((area) => ({
  path: area.path,
  name: area.name,
  component: pageOf(area)!,
  beforeEnter: area.name === "day" ? onlyRealDays : undefined,
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
