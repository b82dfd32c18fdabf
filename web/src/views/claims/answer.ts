// What `headway claims --json` prints (docs/json.md), as far as the view reads it; the shipped file has no more.
export interface Claim {
  id: string;
  claim: string;
  verdict: string;
  probability: number | null;
  probability_error: number | null;
  rule: string;
  parts: { statement: string; reading: string; role: string; share: number | null; verdict: string }[];
  missing: string | null;
  uncovered: string | null;
  decided_by: string[];
  settled_by: { id: string; share_low: number; share_high: number; stands_out: boolean } | null;
  observed: { text: string; source: string; published: string; confidence: string }[];
  notes: string[];
  assumptions: string[];
  value: number | null;
  unit: string;
  p5: number | null;
  p95: number | null;
  figures: { means: string; period: string; scenario: string; versus: string }[];
}

export interface Claims {
  version: string;
  commit: string;
  book: { hash: string };
  samples: number;
  likelihoods: { verdict: string; least: number; most: number }[];
  claims: Claim[];
}
