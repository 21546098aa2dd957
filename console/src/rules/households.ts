/** How people of a household are related to its head, in the order in which forms offer it. */

import type { Relation } from "../api/households"

export const relations: readonly Relation[] = ["self", "spouse", "child", "child_in_law", "parent", "grandparent", "grandchild", "sibling", "other"]
