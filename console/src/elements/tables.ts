/** Element Plus: tables and their pages, with their styles. */

import "element-plus/es/components/pagination/style/css"
import "element-plus/es/components/table-column/style/css"
import "element-plus/es/components/table/style/css"

export { ElPagination, ElTable, ElTableColumn } from "element-plus"
