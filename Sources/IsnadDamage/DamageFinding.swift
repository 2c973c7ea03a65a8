public import IsnadDocument
public import IsnadLanguage
public import IsnadNames
public import IsnadRecords
import IsnadText

/// Finds the faults of the text itself, in text order.
public func findDamage(in document: Document, analysis: Analysis, names: Names) -> [Damage] {
  []
}
