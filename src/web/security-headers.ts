/**
 * The policy of every page: nothing from elsewhere, no inline script or style, no form leading out. Pages are cached and the same for everyone,
 * so there is no nonce (CSP 3; Trusted Types).
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "manifest-src 'self'",
  "require-trusted-types-for 'script'",
].join("; ");

const YEAR_SECONDS = 365 * 24 * 60 * 60; // ASVS 3.4.1: at least a year, with subdomains

const UNUSED = [
  "accelerometer",
  "browsing-topics",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "microphone",
  "midi",
  "payment",
  "usb",
];

/** The headers of every answer of a site at `origin`, names in lower case. Strict transport only where the site is on https. */
export const securityHeaders = (origin: string): readonly (readonly [name: string, value: string])[] => [
  ["content-security-policy", POLICY],
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "strict-origin-when-cross-origin"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
  ["permissions-policy", UNUSED.map((feature) => `${feature}=()`).join(", ")],
  ["origin-agent-cluster", "?1"],
  ...(origin.startsWith("https:") ? ([["strict-transport-security", `max-age=${YEAR_SECONDS}; includeSubDomains`]] as const) : []),
];
