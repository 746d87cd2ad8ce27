import { createContext } from 'hono/jsx'

/** Headings of cards follow the one above them: h2 on a page, h3 inside a Section. */
export const HeadingLevel = createContext<2 | 3>(2)
