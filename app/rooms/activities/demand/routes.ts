import { Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { wantedCourse } from './pages/course.tsx'
import { askingLink } from './pages/link.tsx'
import { wantedList } from './pages/list.tsx'
import { writingCourses } from './pages/write.tsx'

/** Courses that start if enough families ask. Named addresses before those that hold an id in their place. */
export const demand = new Hono<Env>()
  .route('/', wantedList)
  .route('/', writingCourses)
  .route('/', wantedCourse)
  .route('/', askingLink)
