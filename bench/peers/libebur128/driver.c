/*
 * driver FILE RATE CHANNELS REPS MODE: measures interleaved float32 (in the byte order of the machine) with libebur128, REPS
 * times, and prints one JSON line: cpuMs, and what it read; what is not defined is null. Reading the file is not in cpuMs.
 * MODE is
 *   integrated  integrated loudness alone
 *   full        loudness range, true and sample peaks too; momentary and short-term loudness switched on, not asked for
 *   polled      the same, and the largest momentary and short-term loudness, asked for every 100 ms
 */
#include <ebur128.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void fail(const char *what) {
  fprintf(stderr, "driver: %s\n", what);
  exit(1);
}

static void print(const char *name, double value) {
  if (isfinite(value)) printf(", \"%s\": %.9f", name, value);
  else printf(", \"%s\": null", name);
}

static float *read_samples(const char *path, size_t *count) {
  FILE *file = fopen(path, "rb");
  float *samples;
  long bytes;
  if (!file || fseek(file, 0, SEEK_END) || (bytes = ftell(file)) < 0) fail("cannot read the file");
  rewind(file);
  *count = (size_t) bytes / sizeof(float);
  samples = malloc(bytes > 0 ? (size_t) bytes : 1);
  if (!samples || fread(samples, sizeof(float), *count, file) != *count) fail("cannot read the file");
  fclose(file);
  return samples;
}

int main(int argc, char **argv) {
  if (argc != 6) fail("usage: driver FILE RATE CHANNELS REPS MODE");
  const unsigned long rate = strtoul(argv[2], NULL, 10);
  const unsigned channels = (unsigned) strtoul(argv[3], NULL, 10);
  const int reps = atoi(argv[4]);
  const int polled = !strcmp(argv[5], "polled");
  const int full = polled || !strcmp(argv[5], "full");
  const int mode = full ? EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_S | EBUR128_MODE_M | EBUR128_MODE_TRUE_PEAK |
                              EBUR128_MODE_SAMPLE_PEAK
                        : EBUR128_MODE_I;
  double integrated = -HUGE_VAL, range = -HUGE_VAL, momentary = -HUGE_VAL, short_term = -HUGE_VAL;
  double true_peak = 0, sample_peak = 0;
  size_t count, frames, step, at;
  float *samples = read_samples(argv[1], &count);
  frames = count / channels;
  step = polled ? rate / 10 : rate;
  printf("{\"cpuMs\": [");
  for (int rep = 0; rep < reps; rep++) {
    const clock_t start = clock();
    ebur128_state *state = ebur128_init(channels, rate, mode);
    if (!state) fail("ebur128_init failed");
    for (at = 0; at < frames; at += step) {
      const size_t part = frames - at < step ? frames - at : step;
      double value;
      if (ebur128_add_frames_float(state, samples + at * channels, part)) fail("ebur128_add_frames_float failed");
      if (!polled) continue;
      if (!ebur128_loudness_momentary(state, &value) && value > momentary) momentary = value;
      if (!ebur128_loudness_shortterm(state, &value) && value > short_term) short_term = value;
    }
    if (ebur128_loudness_global(state, &integrated)) fail("ebur128_loudness_global failed");
    if (full) {
      if (ebur128_loudness_range(state, &range)) fail("ebur128_loudness_range failed");
      for (unsigned channel = 0; channel < channels; channel++) {
        double peak;
        if (ebur128_true_peak(state, channel, &peak)) fail("ebur128_true_peak failed");
        if (peak > true_peak) true_peak = peak;
        if (ebur128_sample_peak(state, channel, &peak)) fail("ebur128_sample_peak failed");
        if (peak > sample_peak) sample_peak = peak;
      }
    }
    ebur128_destroy(&state);
    printf("%s%.3f", rep ? ", " : "", 1000.0 * (double) (clock() - start) / CLOCKS_PER_SEC);
  }
  printf("]");
  print("integrated", integrated);
  print("range", range);
  print("momentaryMax", momentary);
  print("shortTermMax", short_term);
  print("truePeak", 20 * log10(true_peak));
  print("samplePeak", 20 * log10(sample_peak));
  printf(", \"version\": \"");
  {
    int major, minor, patch;
    ebur128_get_version(&major, &minor, &patch);
    printf("%d.%d.%d\"}\n", major, minor, patch);
  }
  free(samples);
  return 0;
}
