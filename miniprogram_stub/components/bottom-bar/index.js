/** The bar at the lower edge that holds what to do next; it stays in sight and clear of the home indicator. */

Component({})
