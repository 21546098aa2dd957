/** Element Plus: files to send, with their styles; inside goes words, not a second button. */

import "element-plus/es/components/upload/style/css"

export { ElUpload } from "element-plus"
