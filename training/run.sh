#!/usr/bin/env bash
# Train, export and measure the readers, and write their card. Usage: [TRIAL=N] training/run.sh CORPORA START [OUT]
# A run that was cut off goes on when started again. TRIAL=3 reads three documents of each corpus once and leaves the
# shipped models alone: minutes, to see that everything is in its place.
set -euo pipefail
cd "$(dirname "$0")/.."
corpora=$1 start=$2 trial=${TRIAL:-}
out=${3:-build/${trial:+trial-}reader}
python=${PYTHON:-python3}
export PYTHONPATH=src OMP_NUM_THREADS=1
data=${trial:+$out/data}
data=${data:-src/communique/read/data}
limit=${trial:+--limit $trial}
once=${trial:+--epochs 1}
world=$("$python" -c 'import torch; print(1 if torch.cuda.is_available() else 2)')
mkdir -p "$out" "$data"
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT

teach() {  # run a training script: on a GPU alone, else in two processes whose weights are averaged
  local script=$1 folder=$2 processes=() rank process
  shift 2
  mkdir -p "$folder"
  rm -f "$folder/group"
  for ((rank = 0; rank < world; rank++)); do
    "$python" "training/$script" --corpora "$corpora" --start "$start" --out "$folder" --world "$world" --rank "$rank" \
      "$@" $limit $once >>"$folder/log.$rank" 2>&1 &
    processes+=($!)
  done
  for process in "${processes[@]}"; do
    wait "$process" || { tail -n 20 "$folder"/log.* >&2; return 1; }
  done
}

teach train.py "$out/large"
"$python" training/export.py --run "$out/large" --start "$start" --out "$data"
teach distil.py "$out/small" --init "$out/large" --teacher "$data" --rate 4e-4 --epochs 4
"$python" training/export.py --run "$out/small" --start "$start" --out "$data" --name fast --heads roles,names,pos
"$python" training/tagger.py --corpora "$corpora" --out "$data/tagger.msgpack.gz" $limit
for name in reader fast; do
  "$python" training/evaluate.py --corpora "$corpora" --model "$data" --name "$name" $limit >"$out/$name.json"
  "$python" bench/attribution.py "$corpora/polnear/dev" "$out/$name.jsonl" --model "$data" --encoder "$name" $limit
  "$python" bench/polnear.py "$corpora/polnear/dev" "$out/$name.jsonl" >"$out/$name.attributions.json"
done
"$python" training/card.py --figures "$out/reader.json" "$out/fast.json" --models "$data" --out "$data/MODEL_CARD.md" \
  --attributions "$out/reader.attributions.json" "$out/fast.attributions.json"
echo "the models and their card are in $data"
