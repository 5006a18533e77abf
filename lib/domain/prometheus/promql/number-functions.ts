/**
 * What computes with each value by itself, by signature, each with its meaning in a sentence
 * (https://prometheus.io/docs/prometheus/latest/querying/functions/).
 */
export const numberFunctions: Readonly<Record<string, string>> = {
  "abs(v instant-vector)": "Each value without its sign.",
  "ceil(v instant-vector)": "Each value rounded up to a whole number.",
  "floor(v instant-vector)": "Each value rounded down to a whole number.",
  "round(v instant-vector, to_nearest=1 scalar)":
    "Each value rounded to the nearest whole number, or to the nearest multiple of to_nearest.",
  "clamp(v instant-vector, min scalar, max scalar)": "Each value, kept between min and max.",
  "clamp_min(v instant-vector, min scalar)": "Each value, but at least min.",
  "clamp_max(v instant-vector, max scalar)": "Each value, but at most max.",
  "sgn(v instant-vector)": "The sign of each value: 1, 0 or -1.",
  "sqrt(v instant-vector)": "The square root of each value.",
  "exp(v instant-vector)": "e to the power of each value.",
  "ln(v instant-vector)": "The natural logarithm of each value.",
  "log2(v instant-vector)": "The logarithm of each value to base 2.",
  "log10(v instant-vector)": "The logarithm of each value to base 10.",
  "deg(v instant-vector)": "Radians as degrees.",
  "rad(v instant-vector)": "Degrees as radians.",
  "pi()": "The number π.",
  "sin(v instant-vector)": "The sine of each value in radians.",
  "cos(v instant-vector)": "The cosine of each value in radians.",
  "tan(v instant-vector)": "The tangent of each value in radians.",
  "asin(v instant-vector)": "The angle in radians whose sine the value is.",
  "acos(v instant-vector)": "The angle in radians whose cosine the value is.",
  "atan(v instant-vector)": "The angle in radians whose tangent the value is.",
  "sinh(v instant-vector)": "The hyperbolic sine of each value.",
  "cosh(v instant-vector)": "The hyperbolic cosine of each value.",
  "tanh(v instant-vector)": "The hyperbolic tangent of each value.",
  "asinh(v instant-vector)": "The inverse hyperbolic sine of each value.",
  "acosh(v instant-vector)": "The inverse hyperbolic cosine of each value.",
  "atanh(v instant-vector)": "The inverse hyperbolic tangent of each value.",
};

/** What reads the clock, or reads values as times. */
export const timeFunctions: Readonly<Record<string, string>> = {
  "time()":
    "The time for which the expression is evaluated, in seconds since 1970; as a plain number.",
  "timestamp(v instant-vector)":
    "The time of each sample instead of its value, in seconds since 1970.",
  "minute(v=vector(time()) instant-vector)": "The minute of each time, 0 to 59, in UTC.",
  "hour(v=vector(time()) instant-vector)": "The hour of each time, 0 to 23, in UTC.",
  "day_of_week(v=vector(time()) instant-vector)":
    "The day of the week of each time, in UTC: 0 is Sunday, 6 is Saturday.",
  "day_of_month(v=vector(time()) instant-vector)": "The day of the month of each time, in UTC.",
  "day_of_year(v=vector(time()) instant-vector)":
    "The day of the year of each time, 1 to 366, in UTC.",
  "days_in_month(v=vector(time()) instant-vector)":
    "How many days the month of each time has, in UTC.",
  "month(v=vector(time()) instant-vector)": "The month of each time, 1 to 12, in UTC.",
  "year(v=vector(time()) instant-vector)": "The year of each time, in UTC.",
};
