// A small judge of three obligations, in the place of your own system. It answers `null` where it does not know enough.
const DAY = 86_400_000;
const plus = (day, n) => new Date(Date.parse(day) + n * DAY).toISOString().slice(0, 10);

/** The n-th business day after a day, the starting day never counted. */
export function addBusinessDays(day, n, off) {
  const holidays = new Set(off.holidays);
  for (let left = n; left > 0; ) {
    day = plus(day, 1);
    const weekday = new Date(day).getUTCDay() || 7; // ISO: Monday is 1, Sunday is 7
    if (!off.weekly.includes(weekday) && !holidays.has(day)) left -= 1;
  }
  return day;
}

const planned = (kase, milestone) => kase.schedule?.milestones?.find((m) => m.milestone === milestone)?.on;
const happened = (kase, milestone, asOf) =>
  kase.journal?.find((entry) => entry.milestone === milestone && entry.on <= asOf)?.on;
const beyond = (kase) => Boolean(kase.waivers || kase.schedule?.revisions); // left to a fuller judge

/** §3 Importation f): the old EMR stays open for 90 days (91 when the day of the withdrawal counts for nothing). */
function ninetyDays(kase, asOf, readings) {
  const objective = kase.request.objective;
  if (beyond(kase) || (readings["patient-transfer"] === "no-cutover" && !objective)) return null;
  if (readings["patient-transfer"] === "no-cutover" && objective === "patient_transfer") return { status: "not_applicable" };
  const days = readings["withdrawal-day"] === "strict" ? 91 : 90;
  const anchor = readings["access-anchor"];
  const from = happened(kase, anchor, asOf) ?? planned(kase, anchor);
  const gone = happened(kase, "legacy_access_withdrawal", asOf);
  const withdrawal = gone ?? planned(kase, "legacy_access_withdrawal");
  if (!from || !withdrawal) return null;
  if (gone && !happened(kase, anchor, asOf)) return null; // a hole in the journal
  if (!gone && happened(kase, anchor, asOf) && withdrawal < from) return { status: "pending" };
  const first = plus(from, days);
  return { status: withdrawal >= first ? "met" : "breached", not_before: first, final: Boolean(gone) };
}

/** §3 Extraction d): the schedule grants the client seven business days. */
function validationWindow(kase, asOf, readings, off) {
  if (readings["validation-window"] === "ceiling-only") return { status: "not_applicable" };
  const submitted = planned(kase, "preanalysis_submission");
  const validated = planned(kase, "preanalysis_validation");
  if (beyond(kase) || !submitted || !validated) return null;
  const first = addBusinessDays(submitted, 7, off);
  return { status: validated >= first ? "met" : "breached", not_before: first, final: false };
}

/** Avenant n° 1: at most 500 $ for each practitioner. */
function extractionFee(kase) {
  const certified = ["kinlogix", "médesync", "mobilemed", "myle", "ofys", "omnimed", "toubib"];
  const fee = kase.fees?.extraction_cad;
  const source = kase.request.source_emr;
  if (fee === undefined) return { status: "not_applicable" };
  if (source !== undefined && !certified.includes(source.toLowerCase())) return { status: "not_applicable" };
  if (source === undefined || kase.fees.practitioners === undefined) return { status: "undetermined" };
  const cents = Math.round(Number(fee) * 100);
  return { status: cents <= 50_000 * kase.fees.practitioners ? "met" : "breached" };
}

export const judges = {
  "legacy-access.ninety-days": ninetyDays,
  "preanalysis.validation-window": validationWindow,
  "avenant.extraction-fee": extractionFee,
};
