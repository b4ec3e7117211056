import { ValidateBy } from 'class-validator';
import { isException } from '../http/reachable-hosts';

/** Validates the comma list of hosts and networks that may be asked although they are not public. */
export const IsExceptions = (): PropertyDecorator =>
  ValidateBy({
    name: 'isExceptions',
    validator: {
      validate: (value: unknown) => (value as string[]).every(isException),
      defaultMessage: () =>
        'must be host names, addresses or networks, such as hooks.internal or 10.0.0.0/8, separated by commas',
    },
  });
