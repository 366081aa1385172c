#!/usr/bin/env bash
# Train, export and measure the reader. Usage: training/run.sh CORPORA START [OUT]
set -euo pipefail
cd "$(dirname "$0")/.."
corpora=$1 start=$2 out=${3:-build/reader}
python=${PYTHON:-python3}
export PYTHONPATH=src OMP_NUM_THREADS=1
data=src/communique/read/data

two() {  # run a training script in two processes whose weights are averaged
  local script=$1 folder=$2
  shift 2
  mkdir -p "$folder"
  rm -f "$folder/group"
  for rank in 0 1; do
    "$python" "training/$script" --corpora "$corpora" --start "$start" --out "$folder" --world 2 --rank "$rank" "$@" \
      >"$folder/log.$rank" 2>&1 &
  done
  wait
}

two train.py "$out/large"
"$python" training/export.py --run "$out/large" --start "$start" --out "$data"
two distil.py "$out/small" --init "$out/large" --teacher "$data" --rate 4e-4 --epochs 4
"$python" training/export.py --run "$out/small" --start "$start" --out "$data" --name fast --heads roles,names,pos
"$python" training/tagger.py --corpora "$corpora" --out "$data/tagger.msgpack.gz"
for name in reader fast; do
  "$python" training/evaluate.py --corpora "$corpora" --model "$data" --name "$name" | tee "$out/$name.json"
done
