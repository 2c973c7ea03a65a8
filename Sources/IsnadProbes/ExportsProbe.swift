import IsnadExports
import IsnadFormats
import IsnadJSON
import IsnadMessages
import IsnadReading
import IsnadText

func checkExports(_ bytes: [UInt8]) throws(BrokenClaim) {
  guard let text = try? TextDecoding(bytes).text else { return }
  let reading = read(text)
  let article = ExportedArticle(name: "article", reading: reading)
  for format in ExportFormat.allCases {
    for file in format.files(of: [article], ExportOptions(withText: true)) {
      try checkUTF8(file.bytes, file.name)
      guard file.name.hasSuffix(".json") || file.name.hasSuffix(".geojson") || file.name.hasSuffix(".jsonld") else {
        continue
      }
      do { _ = try JSON.parse(file.bytes) } catch { throw BrokenClaim("\(file.name) is JSON: \(error)") }
    }
  }
  let report = TextReport(language: .arabic, isColoured: false, isIsolated: false, explain: true)
  try checkUTF8(report.encode(reading, name: "article"), "the report")
}

private func checkUTF8(_ bytes: [UInt8], _ name: String) throws(BrokenClaim) {
  try claim(String(validating: bytes, as: UTF8.self) != nil, "\(name) is UTF-8")
}
