/** How long a link by which somebody says their own ties stays open. */
export const LINK_DAYS = 30
