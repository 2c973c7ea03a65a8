import IsnadDocument
import IsnadSearch
import IsnadText

func checkQuery(_ bytes: [UInt8]) throws(BrokenClaim) {
  guard let string = String(validating: bytes, as: UTF8.self), let query = try? Query(string) else { return }
  let text = SourceText("قال الوزير إن \(string.prefix(400)) مهم.")
  let indexed = IndexedText(Document(text), analysis: nil, names: [])
  for mode in SearchMode.allCases {
    for span in CompiledQuery(query, mode: mode).matches(in: indexed) {
      try claim(isInside(span, text), "a match lies in the text")
    }
  }
}
