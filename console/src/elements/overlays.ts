/** Element Plus: what opens above the page, with its styles. */

import "element-plus/es/components/dialog/style/css"
import "element-plus/es/components/drawer/style/css"
import "element-plus/es/components/dropdown-item/style/css"
import "element-plus/es/components/dropdown-menu/style/css"
import "element-plus/es/components/dropdown/style/css"
import "element-plus/es/components/tooltip/style/css"

export { ElDialog, ElDrawer, ElDropdown, ElDropdownItem, ElDropdownMenu, ElTooltip } from "element-plus"
