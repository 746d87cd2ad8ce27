/** What stands after somebody wrote while another did: `joined` says that both texts are in it. */
export type Joined = { text: string; joined: boolean }

/**
 * Two texts, both begun from `base`, in one. Where only one of them changed it, that one; where both wrote on at its end, one
 * after the other; else one below the other, whole: nothing that was typed is lost.
 */
export function joinTexts(base: string, theirs: string, mine: string): Joined {
  if (theirs === base) return { text: mine, joined: false }
  if (mine === base || theirs.includes(mine)) return { text: theirs, joined: false }
  if (mine.includes(theirs)) return { text: mine, joined: false }
  const begun = base.trimEnd()
  const added = mine.startsWith(begun) ? mine.slice(begun.length).trim() : mine.trim()
  return { text: `${theirs.trimEnd()}\n\n${added}`, joined: true }
}
