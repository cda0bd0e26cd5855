/** VitePress' own theme with the fonts of the reader's system: nothing is loaded for text. */
import theme from 'vitepress/theme-without-fonts'
import './tables.css'

export default theme
