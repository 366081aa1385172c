#!/usr/bin/env bash
# Train, export and measure the reader. Usage: training/run.sh CORPORA START [OUT]
set -euo pipefail
cd "$(dirname "$0")/.."
corpora=$1 start=$2 out=${3:-build/reader}
python=${PYTHON:-python3}
export PYTHONPATH=src OMP_NUM_THREADS=1
mkdir -p "$out"
rm -f "$out/group"
for rank in 0 1; do
  "$python" training/train.py --corpora "$corpora" --start "$start" --out "$out" --world 2 --rank "$rank" >"$out/log.$rank" 2>&1 &
done
wait
"$python" training/export.py --run "$out" --start "$start" --out src/communique/read/data
"$python" training/tagger.py --corpora "$corpora" --out src/communique/read/data/tagger.msgpack.gz
"$python" training/evaluate.py --corpora "$corpora" --model src/communique/read/data | tee "$out/figures.json"
