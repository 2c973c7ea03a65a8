import CIsnadData

/// What tells the knowledge of this program from that of another: 16 hexadecimal digits over all tables and weights that are linked
/// into it. Not for proof against anybody: it says which program read an article.
public let rulesHash: String = {
  let digits = String(isnad_tables_hash(), radix: 16)
  return String(repeating: "0", count: 16 - digits.utf8.count) + digits
}()
