import { addManager, endManager } from '../writes.ts'

/** The shell, which knows every room, puts in the way of room ties: it writes the ties' evidence in the same act. */
export const managing = { begin: addManager, end: endManager }
