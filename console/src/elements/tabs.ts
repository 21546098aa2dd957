/** Element Plus: tabs, with their styles. */

import "element-plus/es/components/tab-pane/style/css"
import "element-plus/es/components/tabs/style/css"

export { ElTabPane, ElTabs } from "element-plus"
