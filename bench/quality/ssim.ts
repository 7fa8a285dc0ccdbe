/** Pixels without alpha, three bytes each. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Windows of this many pixels, this far apart. */
const side = 8;
const step = 4;

/** The constants that keep flat windows from dividing by zero (Wang and others, 2004, equation 13, for 8 bits). */
const c1 = (0.01 * 255) ** 2;
const c2 = (0.03 * 255) ** 2;

/** Weights of lightness and of the two colour differences: the eye sees six times more of the first. */
const weights = [0.75, 0.125, 0.125] as const;

/**
 * How unlike two pictures of one size are: 1000 times one minus their structural similarity (SSIM), of lightness and
 * colour. 0 is equal; under 10 hardly anyone sees a difference, from 30 on most do.
 */
export function distanceOf(one: Pixels, other: Pixels): number {
  const [first, second] = [planesOf(one), planesOf(other)];
  const similarity = weights.reduce((sum, weight, index) => {
    const [a, b] = [first[index], second[index]];
    return a === undefined || b === undefined ? sum : sum + weight * similarityOf(a, b, one.width, one.height);
  }, 0);
  return 1000 * (1 - similarity);
}

/** Y′, Cb and Cr (ITU-R BT.601) of each pixel. */
function planesOf({ data, width, height }: Pixels): Float32Array[] {
  const planes = [0, 1, 2].map(() => new Float32Array(width * height));
  const [lightness, blueness, redness] = planes;
  for (let index = 0; index < width * height; index++) {
    const [red = 0, green = 0, blue = 0] = data.subarray(index * 3, index * 3 + 3);
    const y = 0.299 * red + 0.587 * green + 0.114 * blue;
    lightness?.set([y], index);
    blueness?.set([128 + 0.564 * (blue - y)], index);
    redness?.set([128 + 0.713 * (red - y)], index);
  }
  return planes;
}

function similarityOf(a: Float32Array, b: Float32Array, width: number, height: number): number {
  let sum = 0;
  let windows = 0;
  for (let top = 0; top + side <= height; top += step) {
    for (let left = 0; left + side <= width; left += step) {
      sum += windowSimilarity(a, b, top * width + left, width);
      windows++;
    }
  }
  return sum / windows;
}

function windowSimilarity(a: Float32Array, b: Float32Array, from: number, width: number): number {
  let [sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0];
  for (let row = 0; row < side; row++) {
    const start = from + row * width;
    for (let at = start; at < start + side; at++) {
      const [x = 0, y = 0] = [a[at], b[at]];
      sumA += x;
      sumB += y;
      squaresA += x * x;
      squaresB += y * y;
      products += x * y;
    }
  }
  const count = side * side;
  const [meanA, meanB] = [sumA / count, sumB / count];
  const variances = squaresA / count - meanA ** 2 + squaresB / count - meanB ** 2;
  const covariance = products / count - meanA * meanB;
  return ((2 * meanA * meanB + c1) * (2 * covariance + c2)) / ((meanA ** 2 + meanB ** 2 + c1) * (variances + c2));
}
