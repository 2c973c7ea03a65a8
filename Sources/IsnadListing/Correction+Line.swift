import IsnadArchive
import IsnadFormats
import IsnadMessages

extension Correction {
  /// What somebody says of a record, on one line.
  func line(_ language: Language) -> String {
    let said = Messages.report.text("correction.\(verdict.rawValue)", language)
    let reason = reason.map { ": \($0)" } ?? ""
    guard let changes else { return "\(said)  \(made.prefix(10))\(reason)" }
    var json = JSONWriter()
    json.value(changes)
    return "\(said)  \(made.prefix(10)) \(String(decoding: json.bytes, as: UTF8.self))\(reason)"
  }
}
