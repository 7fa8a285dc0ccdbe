import type { DiagramUse } from '../model/diagram.ts';
import type { Drawing, DrawingFault } from './drawing.ts';

/** Draws a diagram; the program for it is loaded with the first one of its kind. */
export async function draw({ engine, source }: Pick<DiagramUse, 'engine' | 'source'>): Promise<Drawing | DrawingFault> {
  if (engine === 'graphviz') return await (await import('./graphviz.ts')).drawDot(source);
  return await (await import('./mermaid.ts')).drawMermaid(source);
}
