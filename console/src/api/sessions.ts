/** Sessions: sign in with a password, sign out, who am I. */

import { get, post, remove } from "./http"

export type RoleName = "resident" | "agent" | "clerk" | "director" | "admin"

export interface Role {
  role: RoleName
  centre: string | null
  centre_name: string | null
}

export interface Me {
  id: string
  name: string
  phone: string
  roles: Role[]
}

export interface Session {
  token: string
  expires_at: string
  person: Me
}

export const signInWithPassword = (username: string, password: string): Promise<Session> =>
  post("/v1/sessions/password", { body: { username, password } })

export const signOut = (): Promise<void> => remove("/v1/sessions/current")

export const me = (): Promise<Me> => get("/v1/me")
