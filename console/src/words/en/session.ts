/** Signing in, and what went wrong: English. */

import type { session as chinese } from "../zh/session"

export const session: Record<keyof typeof chinese, string> = {
  "session.leave": "Sign out",
  "session.who": "Signed in: {name}",
  "session.ended": "Your session has ended. Please sign in again.",
  "signIn.username": "User name",
  "signIn.password": "Password",
  "signIn.username.needed": "Please enter your user name.",
  "signIn.password.needed": "Please enter your password.",
  "signIn.enter": "Sign in",
  "signIn.busy": "Signing in…",
  "signIn.next": "Check upper and lower case and try again, or ask your administrator.",
  "signIn.note": "For desk staff only. Forgot the password? Ask your administrator.",
  "desk.none": "This account has no desk yet",
  "desk.none.next": "Ask an administrator to add you to a centre. You can still look at services and the calendar.",
  "problem.title": "That did not work",
  "problem.offline": "The server cannot be reached. Check the network, then try again.",
  "problem.unknown": "The server gave no reason. Please try again in a moment.",
  "problem.id": "Reference: {id}",
}
