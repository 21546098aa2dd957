/** The pages by address; who is not signed in goes to the sign-in page and comes back after. */

import { createRouter, createWebHistory, type RouteLocationNormalized } from "vue-router"
import { isSignedIn, restore } from "../composables/useSession"
import type { Key } from "../composables/useWords"
import { isDay } from "../rules/time"

declare module "vue-router" {
  interface RouteMeta {
    title: Key
    /** Shown without the frame, and to anybody. */
    bare?: boolean
    /** Needs a centre where this person has a desk. */
    desk?: boolean
  }
}

const onlyRealDays = ({ params }: RouteLocationNormalized) =>
  !params.on || isDay(String(params.on)) || { name: "day" }

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
    {
      path: "/day/:on?",
      name: "day",
      component: () => import("../pages/DayPage.vue"),
      beforeEnter: onlyRealDays,
      meta: { title: "title.day", desk: true },
    },
    {
      path: "/book",
      name: "book",
      component: () => import("../pages/BookPage.vue"),
      meta: { title: "title.book", desk: true },
    },
    {
      path: "/services",
      name: "services",
      component: () => import("../pages/ServicesPage.vue"),
      meta: { title: "title.services" },
    },
    {
      path: "/services/:item",
      name: "service",
      component: () => import("../pages/ServicePage.vue"),
      meta: { title: "title.services" },
    },
    {
      path: "/calendar",
      name: "calendar",
      component: () => import("../pages/CalendarPage.vue"),
      meta: { title: "title.calendar" },
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
  return true
})
