import IsnadFormats
import IsnadText

/// One table a kind of record, as CSV (RFC 4180) or as tab-separated values.
struct TableExport {
  enum Dialect { case csv, tsv }

  let dialect: Dialect
  let options: ExportOptions

  /// A table for each kind that is asked for, `document` before them; in the order of the contract's kinds.
  func files(of articles: [ExportedArticle]) -> [ExportedFile] {
    let kinds = RecordKind.allCases.filter(options.filter.kinds.contains)
    let tables = kinds.map { (name: RecordTable.name(of: $0), table: RecordTable.of($0, options.filter)) }
    // One kind alone is one file: it can go to standard output.
    if tables.count == 1 { return [file(tables[0].name, tables[0].table.alone, articles)] }
    return [file("documents", RecordTable.documents(withText: options.withText), articles)]
      + tables.map { file($0.name, $0.table, articles) }
  }

  private func file(_ name: String, _ table: RecordTable, _ articles: [ExportedArticle]) -> ExportedFile {
    var out: [UInt8] = options.forSpreadsheets ? [0xEF, 0xBB, 0xBF] : []
    write(table.columns.map { .text($0) }, to: &out)
    for article in articles {
      for row in table.rows(article) { write(row, to: &out) }
    }
    return ExportedFile(name: name + (dialect == .csv ? ".csv" : ".tsv"), bytes: out)
  }

  private func write(_ row: [Cell], to out: inout [UInt8]) {
    for (i, cell) in row.enumerated() {
      if i > 0 { out.append(dialect == .csv ? 0x2C : 0x09) }
      switch cell {
      case .empty: break
      case .number(let number): out += Array(number.utf8)
      case .text(let text): write(text, to: &out)
      }
    }
    out += dialect == .csv ? [0x0D, 0x0A] : [0x0A]
  }

  private func write(_ text: String, to out: inout [UInt8]) {
    switch dialect {
    case .csv:
      let text = options.forSpreadsheets ? guarded(withoutInvisible(text)) : text
      out.append(0x22)
      for byte in text.utf8 {
        if byte == 0x22 { out.append(0x22) }
        // A NUL ends the file for many readers.
        out.append(byte == 0 ? 0x20 : byte)
      }
      out.append(0x22)
    case .tsv:
      let text = options.forSpreadsheets ? guarded(withoutInvisible(text)) : text
      out += text.utf8.map { $0 < 0x20 ? 0x20 : $0 }
    }
  }

  /// A cell that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV Injection").
  private func guarded(_ text: String) -> String {
    guard let first = text.utf8.first, [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first) else { return text }
    return "'" + text
  }

  private func withoutInvisible(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isBidiControl(scalar.value) {
      view.append(scalar.value < 0x20 && scalar != "\n" ? " " : scalar)
    }
    return String(view)
  }
}

enum Cell {
  case empty
  case number(String)
  case text(String)

  static func text(_ value: String?) -> Cell { value.map { .text($0) } ?? .empty }
  static func number(_ value: Int?) -> Cell { value.map { .number(String($0)) } ?? .empty }
  static func number(_ value: Double?) -> Cell {
    guard let value, value.isFinite else { return .empty }
    return value == value.rounded() && abs(value) < 9e15 ? .number(String(Int(value))) : .number(String(value))
  }
  /// A list in one cell: its parts between ` | `.
  static func list(_ values: [String]) -> Cell { values.isEmpty ? .empty : .text(values.joined(separator: " | ")) }
  /// `E3`; the record's id in its document.
  static func id(_ letter: String, _ index: Int?) -> Cell { .text(index.map { "\(letter)\($0 + 1)" }) }
}
