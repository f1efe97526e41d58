// What a group is called: a department by its name, the small ones together, and those without any.
import { useTranslation } from 'react-i18next'

export function useDepartmentName(): (department: string | null) => string {
  const { t } = useTranslation()
  return (department) =>
    department === null ? t('cells.smallDepartments') : department || t('cells.noDepartment')
}
