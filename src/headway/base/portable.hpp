// Elementary functions from +, -, *, / and square roots alone. IEEE 754 fixes the result of each of those to the last bit,
// so these functions give the same bits from every compiler, processor and C library; the C library's own exp and log differ
// by a last bit from one to another. For one double at a time and every argument; elementary.hpp has what packs need.
//
// Error bounds are in units in the last place of the result (ulp), as measured by the tests against 64-bit mantissas.
#pragma once

namespace headway::base::portable {

/// e to the power of x, within 1 ulp; infinity above 709.78, 0 below -745.13, subnormal numbers within 1 of their steps.
double exp(double x);

/// Natural logarithm, within 1 ulp; minus infinity at 0, not a number below 0.
double log(double x);

/// log(1 + x), within 3 ulp also for the smallest x; minus infinity at -1, not a number below -1.
double log1p(double x);

/// 2 to the power of x, within 2 ulp, and exact where x is a whole number.
double exp2(double x);

/// Logarithm to base 2, within 2 ulp, and exact for powers of two.
double log2(double x);

/// `base` to the power of `exponent`, within 2 ulp. A negative base needs a whole exponent, else the result is not a number;
/// zeros and infinities as IEEE 754 has them for pow.
double power(double base, double exponent);

/// Length of the hypotenuse, within 2 ulp.
double hypot(double x, double y);

/// Sine of an angle in [-pi/4, pi/4], within 1 ulp.
double sin_within_eighth(double angle);

}  // namespace headway::base::portable
