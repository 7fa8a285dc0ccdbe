import { takenId } from '../../../problems/rules/constructs.ts';
import { type BodyEnvironment, bodyPlace } from '../../environment.ts';

/** Notes an id that somebody wrote; false, and told, where the body has it already. */
export function takeId(id: string, map: [number, number] | null, environment: BodyEnvironment): boolean {
  const { ids, source, findings } = environment;
  if (!ids.includes(id)) {
    ids.push(id);
    return true;
  }
  const line = source.first + (map?.[0] ?? 0);
  findings.push(takenId(bodyPlace({ line, column: Math.max(0, source.line(line).lastIndexOf(`#${id}`)) + 1 }), id));
  return false;
}
