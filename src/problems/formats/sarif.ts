import type { Log, PhysicalLocation, Region, ReportingDescriptor, Fix as SarifFix } from 'sarif';
import { sentence } from '../format.ts';
import type { Fix, Problem, RuleFacts } from '../problem.ts';
import { allRules } from '../rules/all.ts';
import { fingerprintsOf } from './fingerprints.ts';

/** What is said of the program, and where files can be read. */
export interface SarifOptions {
  readonly version: string;
  readonly textOf: (file: string) => string | null;
}

/** Problems as a log of SARIF 2.1.0 (OASIS), with the rules that they break and their fixes. */
export function sarifLog(problems: readonly Problem[], { version, textOf }: SarifOptions): Log {
  const broken = [...new Set(problems.map(({ rule }) => rule))].sort();
  const fingerprints = fingerprintsOf(problems);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Broadsheet', version, rules: broken.map((name) => ruleOf(name, allRules.get(name))) },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { description: { text: 'The folder that paths begin in.' } } },
        results: problems.map((problem, index) => ({
          ruleId: problem.rule,
          ruleIndex: broken.indexOf(problem.rule),
          level: problem.severity,
          message: { text: sentence(problem) },
          locations: [{ physicalLocation: { artifactLocation: artifact(problem.file), region: regionOf(problem) } }],
          partialFingerprints: { 'broadsheet/v1': fingerprints[index] ?? '' },
          ...(problem.fix === undefined ? {} : fixesOf(problem.file, problem.fix, textOf(problem.file))),
        })),
      },
    ],
  };
}

function ruleOf(name: string, rule: RuleFacts | undefined): ReportingDescriptor {
  if (rule === undefined) return { id: name };
  return {
    id: name,
    shortDescription: { text: rule.text.about },
    defaultConfiguration: { level: rule.severity },
  };
}

/** A path as a reference to a file (RFC 3986), from the folder in which paths begin. */
function artifact(file: string): NonNullable<PhysicalLocation['artifactLocation']> {
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'ROOT' };
}

function regionOf({ line, column, endLine, endColumn }: Problem): Region {
  const end = endLine === undefined || endColumn === undefined ? {} : { endLine, endColumn };
  return { startLine: line, startColumn: column, ...end };
}

/** Lines and columns are the same with any line endings and byte order mark; offsets would not be. */
function fixesOf(file: string, { does, edits }: Fix, text: string | null): { readonly fixes?: SarifFix[] } {
  if (text === null) return {};
  const replacements = edits.map((edit) => {
    const [start, end] = [positionAt(text, edit.start), positionAt(text, edit.end)];
    return {
      deletedRegion: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
      insertedContent: { text: edit.text },
    };
  });
  return {
    fixes: [{ description: { text: does }, artifactChanges: [{ artifactLocation: artifact(file), replacements }] }],
  };
}

function positionAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
